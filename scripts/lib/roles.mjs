/**
 * The database roles of the application and its engine. Migrations create them without a way to sign in, as a password has
 * no place in a migration; here they get one.
 */

import { withClient } from './migrate.mjs'

/**
 * Creates the database at `url` when the server does not have it yet.
 *
 * @param {string} adminUrl a connection to another database of the same server
 */
export async function ensureDatabase(adminUrl, name) {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  })
}

/**
 * Lets the roles sign in to the database at `url` with the given passwords.
 *
 * @param {string} url connection of the owner, after the migrations
 * @param {Record<string, string>} passwords role name to password
 */
export async function ensureLogins(url, passwords) {
  await withClient(url, async (client) => {
    const database = client.escapeIdentifier(client.database)
    for (const [role, password] of Object.entries(passwords)) {
      const name = client.escapeIdentifier(role)
      await client.query(`ALTER ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(password)}`)
      await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${name}`)
    }
  })
}

/** The same database, signed in as another role. */
export function urlAs(url, role, password) {
  const other = new URL(url)
  other.username = role
  other.password = encodeURIComponent(password)
  return other.toString()
}
