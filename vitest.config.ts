import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Projects whose tests talk to a PostgreSQL of their own: each worker gets a fresh copy of the migrated database. */
const onDatabase = {
  setupFiles: ['tests/support/worker-database.ts'],
  testTimeout: 20_000,
  hookTimeout: 30_000,
}

const project = (name: string, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...options },
})

export default defineConfig({
  resolve: {
    alias: {
      '@': at('.'),
      // Outside of Next nothing tells server from client code, and the package throws to be safe.
      'server-only': at('tests/support/server-only.ts'),
    },
  },
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    retry: 0,
    restoreMocks: true,
    // The scripts are plain Node and must find themselves: they run as they are, not through Vite.
    server: { deps: { external: [/\/scripts\/lib\//] } },
    globalSetup: ['tests/support/global-setup.ts'],
    env: {
      FAROL_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
      FAROL_ROOT_DOMAIN: 'localhost',
      // Whose local mailbox can be read: tests follow the links of its messages.
      FAROL_DEMO: '1',
      LOG_LEVEL: 'silent',
      TZ: 'America/Sao_Paulo',
    },
    projects: [project('unit'), project('integration', onDatabase), project('isolation', onDatabase)],
  },
})
