import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { newInstallation, type Installation } from './installation'

const WRITERS = 3
const ALL = 'select number, title from ticket order by number'

const source = newInstallation()
const target = newInstallation()
const opened = new Set<Installation>()
let backup: string
/** Numbers of tickets that were acknowledged before the backup began. */
let acknowledged: number[]
let migrations: unknown[]

async function rowsOf<T extends object>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

async function open(installation: Installation) {
  opened.add(installation)
  return installation.open()
}

async function close(installation: Installation) {
  await installation.close()
  opened.delete(installation)
}

/** People who write tickets, each with a file, as fast as they can until told to stop. */
function startWriters(url: string, files: string) {
  const done: number[] = []
  const [tenant, role, user] = [newId(), newId(), newId()]
  let next = 1
  let stopped = false
  const arrange = async (client: pg.Client) => {
    await client.query("insert into tenant (id, slug, name, locale, timezone) values ($1, 'acme', 'Acme', 'en', 'UTC')", [tenant])
    await client.query("insert into role (tenant_id, id, key, name, built_in) values ($1, $2, 'agent', 'Agent', true)", [tenant, role])
    await client.query("insert into app_user (tenant_id, id, name, email, role_id) values ($1, $2, 'A', 'a@acme.test', $3)", [tenant, user, role])
  }
  const write = async (client: pg.Client) => {
    while (!stopped) {
      const number = next++
      writeFileSync(join(files, `${number}`), `file of ${number}`)
      await client.query(
        `insert into ticket (tenant_id, id, number, kind, title, status, impact, urgency, priority, requester_id, channel)
         values ($1, $2, $3, 'incident', $4, 'new', 'low', 'low', 5, $5, 'portal')`,
        [tenant, newId(), number, `Ticket ${number} ${'x'.repeat(500)}`, user],
      )
      done.push(number)
    }
    await client.end()
  }
  const work = (async () => {
    const clients = Array.from({ length: WRITERS }, () => new pg.Client({ connectionString: url }))
    await Promise.all(clients.map((client) => client.connect()))
    if (clients[0]) await arrange(clients[0])
    await Promise.all(clients.map(write))
  })()
  return {
    done,
    stop: async () => {
      stopped = true
      await work
    },
  }
}

beforeAll(async () => {
  await source.command('migrate.mjs')
  const { url } = await open(source)
  migrations = await rowsOf(url, 'select * from _prisma_migrations order by id')
  const files = join(source.folder, '.data/files/acme')
  mkdirSync(files, { recursive: true })
  const writers = startWriters(url, files)
  while (writers.done.length < 200) await new Promise((resolve) => setTimeout(resolve, 20))
  acknowledged = [...writers.done]
  await source.command('backup.mjs', join(source.folder, 'backups'))
  await new Promise((resolve) => setTimeout(resolve, 200))
  await writers.stop()
  await close(source)
  const [name = ''] = readdirSync(join(source.folder, 'backups'))
  backup = join(source.folder, 'backups', name)
}, 240_000)

afterAll(async () => {
  for (const installation of opened) await installation.close()
  for (const { folder } of [source, target]) rmSync(folder, { recursive: true, force: true })
}, 60_000)

describe('a backup that was taken while tickets were written', () => {
  it('is readable by its owner only', () => {
    expect(existsSync(join(backup, 'manifest.json'))).toBe(true)
    expect(statSync(backup).mode & 0o077).toBe(0)
    expect(statSync(join(backup, 'secrets.env')).mode & 0o077).toBe(0)
  })

  it('is refused when it was damaged', async () => {
    const file = join(backup, 'files/acme/1')
    appendFileSync(file, '!')
    await expect(target.command('restore.mjs', backup)).rejects.toThrow('files/acme/1 is not what was written')
    writeFileSync(file, 'file of 1')
    expect(existsSync(join(target.folder, '.data/secrets.env'))).toBe(false)
  })

  it('restores every acknowledged ticket with its file, none half, and the history of migrations', async () => {
    await target.command('restore.mjs', backup)
    const { url, appUrl } = await open(target)
    const tickets = await rowsOf<{ number: number; title: string }>(url, ALL)
    const numbers = new Set(tickets.map(({ number }) => number))
    expect(acknowledged.filter((number) => !numbers.has(number))).toEqual([])
    for (const { number, title } of tickets) {
      expect(title).toBe(`Ticket ${number} ${'x'.repeat(500)}`)
      expect(readFileSync(join(target.folder, '.data/files/acme', `${number}`), 'utf8')).toBe(`file of ${number}`)
    }
    expect(await rowsOf(url, 'select * from _prisma_migrations order by id')).toEqual(migrations)
    // The roles' passwords are those of the restored secrets, and row-level security still binds.
    await expect(rowsOf(appUrl, 'select from ticket')).rejects.toThrow('app.tenant_id')
    await close(target)
    expect(await target.command('migrate.mjs')).toContain('up to date')
  }, 240_000)

  it('never takes the place of what is there, unless told to, and then moves it aside', async () => {
    await expect(target.command('restore.mjs', backup)).rejects.toThrow('This installation is not empty')
    const { url } = await open(target)
    await rowsOf(url, "update ticket set title = 'Changed after the backup'")
    await close(target)

    await target.command('restore.mjs', backup, '--force')
    const restored = await open(target)
    expect(await rowsOf(restored.url, "select from ticket where title like 'Changed%'")).toEqual([])
    await close(target)
    const kept = readdirSync(join(target.folder, '.data')).filter((name) => name.includes('.before-'))
    expect(kept.map((name) => name.split('.before-')[0]).sort()).toEqual(['files', 'secrets.env'])
  }, 240_000)
})

it('is not made of nothing', async () => {
  const empty = newInstallation()
  await expect(empty.command('backup.mjs')).rejects.toThrow('nothing to back up')
  rmSync(empty.folder, { recursive: true })
})
