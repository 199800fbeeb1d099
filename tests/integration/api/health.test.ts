import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { localStorage } from '@/lib/platform/storage/local'
import { ownerSql } from '../../support/database'

const place = vi.hoisted(() => ({ folder: '' }))
vi.mock('@/lib/platform/storage/storage', () => ({ storage: () => localStorage(place.folder) }))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'farol-health-'))
  await ownerSql('grant select on _prisma_migrations to farol_system')
})
beforeEach(() => {
  place.folder = folder
  vi.resetModules()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function ready(address = '127.0.0.1') {
  const { GET } = await import('@/app/api/health/ready/route')
  const response = await GET(new Request('http://localhost/api/health/ready', { headers: { 'x-forwarded-for': address } }))
  return { status: response.status, body: (await response.json()) as { status: string; checks?: Record<string, string> } }
}

describe('/api/health', () => {
  it('is live without asking anybody', async () => {
    const { GET } = await import('@/app/api/health/live/route')
    expect([GET().status, await GET().json()]).toEqual([200, { status: 'ok' }])
  })

  it('is ready when database, migrations and storage are, jobs or not', async () => {
    expect(await ready()).toEqual({ status: 200, body: { status: 'ok', checks: { database: 'ok', migrations: 'ok', storage: 'ok', jobs: 'off' } } })
  })

  it('tells no details to others', async () => {
    expect(await ready('203.0.113.7')).toEqual({ status: 200, body: { status: 'ok' } })
  })

  it('is not ready on a database of an older release', async () => {
    await ownerSql('update _prisma_migrations set rolled_back_at = now() where migration_name like $1', ['%_foundation'])
    const answer = await ready()
    await ownerSql('update _prisma_migrations set rolled_back_at = null')
    expect([answer.status, answer.body.checks?.migrations]).toEqual([503, 'failed'])
  })

  it('is not ready when files cannot be written', async () => {
    place.folder = join(folder, 'a-file')
    await writeFile(place.folder, '')
    const answer = await ready()
    expect([answer.status, answer.body.checks?.storage]).toEqual([503, 'failed'])
    expect(await ready('203.0.113.7')).toEqual({ status: 503, body: { status: 'unavailable' } })
  })
})
