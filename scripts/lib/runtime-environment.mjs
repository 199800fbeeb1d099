/** The environment of the application's processes, from what was given, what was kept and what was started. */

/**
 * @param {import('./database.mjs').Database} database
 * @param {{port: number, secret: string}} web the port of the web process; the secret unless one was given
 * @param {Record<string, string | undefined>} [given]
 * @returns {Record<string, string | undefined>}
 */
export function runtimeEnvironment(database, { port, secret }, given = process.env) {
  // The owner's address may do everything in the database: the application's processes never see it.
  const { DATABASE_URL: _owner, ...rest } = given
  return {
    FAROL_ROOT_DOMAIN: 'localhost',
    // Behind a proxy that ends TLS, browsers use its port.
    FAROL_PUBLIC_PORT: given.APP_PROTOCOL === 'https' ? '443' : String(port),
    FAROL_SECRET: secret,
    AUTH_TRUST_HOST: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
    ...rest,
    PORT: String(port),
    DATABASE_APP_URL: database.appUrl,
    DATABASE_SYSTEM_URL: database.systemUrl,
    // Demo tenants have passwords that everybody knows: never on a database that was given.
    FAROL_DEMO: database.embedded ? (given.FAROL_DEMO ?? '1') : '0',
  }
}
