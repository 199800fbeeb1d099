/** Build-time configuration; everything that varies per installation is read at run time (lib/platform/env.ts). */
const benchPages = process.env.FAROL_BENCH === '1'
/** What a form with a file may weigh: the largest file (lib/platform/env.ts has the default), and the rest of the form. */
const formLimit = `${Number(process.env.UPLOAD_LIMIT_MB || 25) + 1}mb`

/** @type {import('next').NextConfig} */
const config = {
  // The yardsticks of `npm run bench` are pages named *.bench.tsx: no ordinary build contains them.
  pageExtensions: benchPages ? ['tsx', 'ts', 'bench.tsx', 'bench.ts'] : ['tsx', 'ts'],
  distDir: process.env.FAROL_DIST_DIR ?? '.next',
  // Types are a stage of `npm test`; whoever starts the program need not wait for them.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    'pino',
    '@aws-sdk/client-s3',
    'prom-client',
    // Loaded only where traces are sent: not even a part of the bundle.
    '@opentelemetry/context-async-hooks',
    '@opentelemetry/core',
    '@opentelemetry/exporter-trace-otlp-http',
    '@opentelemetry/instrumentation-pg',
    '@opentelemetry/resources',
    '@opentelemetry/sdk-trace',
  ],
  turbopack: {
    rules: { '**/messages/*.json': { loaders: ['./scripts/lib/message-loader.cjs'], as: '*.json' } },
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
  // Pages get theirs from the middleware, the API from its own answers; these are the files.
  headers: async () =>
    ['/_next/:path*', '/icon.svg'].map((source) => ({
      source,
      headers: [{ key: 'x-content-type-options', value: 'nosniff' }],
    })),
  experimental: {
    authInterrupts: true,
    globalNotFound: true,
    serverActions: { bodySizeLimit: formLimit },
    proxyClientMaxBodySize: formLimit,
  },
}

export default config
