import { inject } from 'vitest'
import { urlAs } from '@/scripts/lib/roles.mjs'
import { copyName, ROLE_PASSWORD, withClient } from './test-server'

/**
 * Runs before every test file, and before the code under test is imported: gives the worker its own copy of the
 * migrated database, and the environment that leads there. Files of one worker share the copy; each makes its
 * own tenants, so nothing is ever cleaned up.
 */
const adminUrl = inject('adminUrl')
const name = copyName(inject('run'), process.env.VITEST_POOL_ID ?? '1')

await withClient(adminUrl, async (client) => {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
  if (rowCount === 0)
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${inject('template')}" STRATEGY FILE_COPY`)
})

const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href
process.env.DATABASE_URL = url
process.env.DATABASE_APP_URL = urlAs(url, 'farol_app', ROLE_PASSWORD)
process.env.DATABASE_SYSTEM_URL = urlAs(url, 'farol_system', ROLE_PASSWORD)
