import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { ensureLogins, urlAs } from '@/scripts/lib/roles.mjs'
import { copyName, ROLE_PASSWORD, withClient } from '@/tests/support/test-server'

/** An empty database of the test server for an engine; the run drops it with its others. */
export function createDatabase(): Promise<string> {
  return create('template0')
}

/** A database as the migrations leave it, signed in as the role that the engine has in production. */
export async function createMigratedDatabase(): Promise<string> {
  const url = await create(inject('template'))
  await ensureLogins(url, { farol_engine: ROLE_PASSWORD })
  return urlAs(url, 'farol_engine', ROLE_PASSWORD)
}

async function create(template: string): Promise<string> {
  const adminUrl = inject('adminUrl')
  const name = copyName(inject('run'), `e${randomBytes(4).toString('hex')}`)
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`))
  return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href
}
