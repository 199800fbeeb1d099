/** Build-time configuration; everything that varies per installation is read at run time (lib/platform/env.ts). */
const benchPages = process.env.FAROL_BENCH === '1'
/** What a form with a file may weigh: the largest file (lib/platform/env.ts has the default), and the rest of the form. */
const formLimit = `${Number(process.env.UPLOAD_LIMIT_MB || 25) + 1}mb`

/** A host's name, without its port; who is served there is known at run time. */
const HOST = { type: 'host', value: '(?<host>[a-z0-9.-]+)' }

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
  // Pages get theirs from the middleware, the API from its own answers; these are the files.
  headers: async () =>
    ['/_next/:path*', '/icon.svg'].map((source) => ({
      source,
      headers: [{ key: 'x-content-type-options', value: 'nosniff' }],
    })),
  // The public knowledge base stays clear of the middleware (its matcher leaves these paths out): what is kept is
  // served from memory. The host is part of the path, and with it of what it is kept under.
  rewrites: async () => ({
    beforeFiles: [
      { source: '/kb/:path*', has: [HOST], destination: '/t/:host/kb/:path*' },
      { source: '/:file(robots\\.txt|sitemap\\.xml)', has: [HOST], destination: '/t/:host/kb/:file' },
    ],
  }),
  experimental: {
    // Pages are kept in memory alone. On disk they would outlive the process, and what expired them would not.
    isrFlushToDisk: false,
    authInterrupts: true,
    globalNotFound: true,
    serverActions: { bodySizeLimit: formLimit },
    proxyClientMaxBodySize: formLimit,
  },
}

export default config
