/**
 * The PostgreSQL for development: on a known port with known passwords, apart from the one of `npm start`, so
 * that a migration in the making never touches data that somebody works with.
 */

import { migrate, withClient } from './migrate.mjs'
import { startPostgres } from './postgres.mjs'
import { ensureDatabase, ensureLogins, urlAs } from './roles.mjs'

const PORT = 54329
const PASSWORD = 'dev'
const DATABASE = 'farol_dev'

/** Starts the server, or finds it running. */
export function startDevPostgres() {
  return startPostgres({ name: 'dev-postgres', port: PORT, password: PASSWORD })
}

/** Creates and migrates the database. Returns the names of the migrations applied now. */
export async function prepareDevDatabase(server) {
  await ensureDatabase(server.url('postgres'), DATABASE)
  const applied = await migrate(server.url(DATABASE))
  if (await hasRoles(server.url(DATABASE))) {
    await ensureLogins(server.url(DATABASE), { farol_app: PASSWORD, farol_system: PASSWORD, farol_engine: PASSWORD })
  }
  return applied
}

/** Deletes the database with everything in it. */
export async function dropDevDatabase(server) {
  await withClient(server.url('postgres'), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`),
  )
}

/** The environment that the web process, scripts and tools need to work on the development database. */
export function devEnvironment(server) {
  const owner = server.url(DATABASE)
  return {
    DATABASE_URL: owner,
    DATABASE_APP_URL: urlAs(owner, 'farol_app', PASSWORD),
    DATABASE_SYSTEM_URL: urlAs(owner, 'farol_system', PASSWORD),
    DATABASE_ENGINE_URL: urlAs(owner, 'farol_engine', PASSWORD),
    FAROL_SECRET: 'development-only-secret-0123456789-abcdefghij',
    INNGEST_BASE_URL: 'http://127.0.0.1:3001',
    INNGEST_EVENT_KEY: 'development',
    INNGEST_SIGNING_KEY: `signkey-development-${'0'.repeat(64)}`,
    PUSHER_KEY: 'development',
    PUSHER_SECRET: 'development-only',
    FAROL_ROOT_DOMAIN: 'localhost',
    FAROL_DEMO: '1',
    PORT: '3000',
  }
}

/** Migrations create the roles; before those are written there is nobody to let in. */
function hasRoles(url) {
  return withClient(url, async (client) => {
    const { rowCount } = await client.query(
      "SELECT 1 FROM pg_roles WHERE rolname IN ('farol_app', 'farol_system', 'farol_engine')",
    )
    return rowCount === 3
  })
}
