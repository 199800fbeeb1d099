/** The database side of schema-engine.mjs: connections, the shadow database, and databases as a whole. */

import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** PostgreSQL's internal one-byte type, which catalog columns have and the adapter does not know. */
const CHAR = 18
const BPCHAR = 1042

const prismaCodes = {
  '3D000': 'P1003',
  '28P01': 'P1000',
  28000: 'P1010',
  '42P04': 'P1009',
  ECONNREFUSED: 'P1001',
}

/** Connections for the engine: to the database itself, and to a shadow in which migrations are replayed. */
export function adapterFactory({ url, shadowDatabaseUrl }) {
  const schema = new URL(url).searchParams.get('schema') ?? 'public'
  const connect = async (target) =>
    adapt(await new PrismaPg({ connectionString: target, max: 1 }, { schema }).connect())
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(url),
    connectToShadowDb: () => (shadowDatabaseUrl ? emptied(shadowDatabaseUrl) : temporary()),
  }

  async function emptied(target) {
    const shadow = await connect(target)
    await shadow.executeScript(`DROP SCHEMA IF EXISTS "${schema}" CASCADE; CREATE SCHEMA "${schema}"`)
    return shadow
  }

  async function temporary() {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`
    const admin = await connect(url)
    await admin.executeScript(`CREATE DATABASE "${name}"`)
    const shadow = await connect(Object.assign(new URL(url), { pathname: `/${name}` }).href)
    const close = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await close()
      await admin.executeScript(`DROP DATABASE IF EXISTS "${name}"`)
      await admin.dispose()
    }
    return shadow
  }
}

function adapt(adapter) {
  // The adapter splits a script at semicolons, which breaks the bodies of functions: it is sent whole.
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  const perform = adapter.performIO.bind(adapter)
  const query = adapter.queryRaw.bind(adapter)
  let types = []
  adapter.performIO = async (request) => {
    const result = await perform(request)
    types = (result.fields ?? []).map((field) => field.dataTypeID)
    for (const field of result.fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = BPCHAR
    return result
  }
  adapter.queryRaw = async (request) => {
    const result = await query(request)
    result.columnTypes = result.columnTypes.map((type, index) =>
      types[index] === CHAR ? ColumnTypeEnum.Character : type,
    )
    return result
  }
  return adapter
}

/** Checks, creates or drops the database at `url`. Errors carry Prisma's code as `prismaCode`. */
export async function administer(command, url) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  const target =
    command === 'can-connect-to-database' ? url : Object.assign(new URL(url), { pathname: '/postgres' }).href
  const client = new pg.Client({ connectionString: target, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    if (command === 'create-database') await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
    if (command === 'drop-database')
      await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`)
  } catch (error) {
    const prismaCode = prismaCodes[error.code] ?? 'P1000'
    const message = prismaCode === 'P1003' ? `Database \`${name}\` does not exist` : error.message
    throw Object.assign(new Error(message, { cause: error }), { prismaCode })
  } finally {
    await client.end().catch(() => undefined)
  }
}
