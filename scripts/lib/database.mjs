/** The installation's database: the one that DATABASE_URL names, else an embedded PostgreSQL under .data/. */

import { migrate } from './migrate.mjs'
import { startPostgres } from './postgres.mjs'
import { ensureDatabase, ensureLogins, urlAs } from './roles.mjs'
import { loadSecrets } from './secrets.mjs'

const EMBEDDED_DATABASE = 'farol'

/**
 * @typedef {object} Database
 * @property {boolean} embedded
 * @property {boolean} reused whether an embedded server was already running
 * @property {string} url of the owner, for migrations
 * @property {string} appUrl of the role of the web process, which row-level security binds
 * @property {string} systemUrl of the role for work across tenants
 * @property {string} engineUrl of the role that owns the engine's schema
 * @property {() => boolean} isAlive whether an embedded server runs; true for a given one
 * @property {() => Promise<void>} close stops an embedded server
 */

/** Opens the database, starting the embedded one when it is that. @returns {Promise<Database>} */
export async function openDatabase(environment = process.env) {
  const { FAROL_APP_PASSWORD, FAROL_SYSTEM_PASSWORD, FAROL_ENGINE_PASSWORD } = loadSecrets()
  const server = environment.DATABASE_URL ? undefined : await startPostgres()
  if (server) await ensureDatabase(server.url('postgres'), EMBEDDED_DATABASE)
  const url = server?.url(EMBEDDED_DATABASE) ?? environment.DATABASE_URL
  return {
    embedded: Boolean(server),
    reused: Boolean(server?.reused),
    url,
    appUrl: (!server && environment.DATABASE_APP_URL) || urlAs(url, 'farol_app', FAROL_APP_PASSWORD),
    systemUrl:
      (!server && environment.DATABASE_SYSTEM_URL) || urlAs(url, 'farol_system', FAROL_SYSTEM_PASSWORD),
    engineUrl:
      (!server && environment.DATABASE_ENGINE_URL) || urlAs(url, 'farol_engine', FAROL_ENGINE_PASSWORD),
    isAlive: () => !server || server.isAlive(),
    close: async () => server?.stop(),
  }
}

/**
 * Migrates the database and lets the roles sign in. A role whose URL was given keeps the password that its
 * administrator chose.
 *
 * @returns {Promise<string[]>} the migrations applied now
 */
export async function migrateDatabase({ embedded, url }, environment = process.env) {
  const applied = await migrate(url)
  const { FAROL_APP_PASSWORD, FAROL_SYSTEM_PASSWORD, FAROL_ENGINE_PASSWORD } = loadSecrets()
  const passwords = {
    ...((embedded || !environment.DATABASE_APP_URL) && { farol_app: FAROL_APP_PASSWORD }),
    ...((embedded || !environment.DATABASE_SYSTEM_URL) && { farol_system: FAROL_SYSTEM_PASSWORD }),
    ...((embedded || !environment.DATABASE_ENGINE_URL) && { farol_engine: FAROL_ENGINE_PASSWORD }),
  }
  await ensureLogins(url, passwords)
  return applied
}
