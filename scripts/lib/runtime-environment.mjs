/** The environment of the application's processes, from what was given, what was kept and what was started. */

import { jobsEnvironment, liveEnvironment } from './engine.mjs'
import { isLocalOnly } from './listen-address.mjs'
import { Problem } from './say.mjs'

/**
 * @param {import('./database.mjs').Database} database
 * @param {{port: number, secrets: Record<string, string>}} web the port of the web process; what was not given
 * @param {Record<string, string | undefined>} [given]
 * @returns {Record<string, string | undefined>}
 * @throws {Problem} when a demo is asked for under a name that others can reach
 */
export function runtimeEnvironment(database, { port, secrets }, given = process.env) {
  // The owner's address may do everything in the database: the application's processes never see it, nor the web
  // process the engine's.
  const { DATABASE_URL: _owner, DATABASE_ENGINE_URL: _engine, ...rest } = given
  return {
    FAROL_ROOT_DOMAIN: 'localhost',
    // Behind a proxy that ends TLS, browsers use its port.
    FAROL_PUBLIC_PORT: given.APP_PROTOCOL === 'https' ? '443' : String(port),
    FAROL_SECRET: secrets.FAROL_SECRET,
    AUTH_TRUST_HOST: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
    ...rest,
    ...jobsEnvironment({ port, secrets }, given),
    ...liveEnvironment({ port, secrets }, given),
    PORT: String(port),
    DATABASE_APP_URL: database.appUrl,
    DATABASE_SYSTEM_URL: database.systemUrl,
    FAROL_DEMO: demo(database, given),
  }
}

/**
 * Demo tenants have passwords that everybody knows, and /dev/mailbox shows links that let people in: never on a
 * database that was given, and under no name but localhost.
 */
function demo({ embedded }, given) {
  if (!embedded) return '0'
  if (isLocalOnly(given)) return given.FAROL_DEMO || '1'
  if (given.FAROL_DEMO === '1')
    throw new Problem(
      `FAROL_DEMO=1 needs the root domain localhost, not "${given.FAROL_ROOT_DOMAIN}": a demo's passwords are known to all, and ` +
        'its mailbox shows everybody links that let people in. Leave FAROL_DEMO out, or FAROL_ROOT_DOMAIN.',
    )
  return '0'
}
