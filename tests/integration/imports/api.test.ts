import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startJobs, type Jobs } from '@/tests/support/jobs-server'
import { createWorld, type World } from '@/tests/integration/api/world'
import { logOf, SAMPLE } from './support'

let world: World
let other: World
let jobs: Jobs
beforeAll(async () => {
  jobs = await startJobs()
  world = await createWorld()
  other = await createWorld()
})
afterAll(() => jobs.stop())

function form(fields: Record<string, string | Uint8Array<ArrayBuffer>>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') data.append(name, value)
    else data.append(name, new File([value], 'registro de março.csv.gz'))
  }
  return data
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text))
const post = (raw: FormData, role: keyof World['keys'] = 'admin', headers: Record<string, string> = {}) =>
  world.api.call('POST', '/imports', { token: world.keys[role], raw, headers })
const get = (path: string) => world.api.call('GET', path, { token: world.keys.admin })

async function finished(id: string) {
  for (;;) {
    const { body } = await get(`/imports/${id}`)
    if (body.status === 'done' || body.status === 'failed') return body
    await sleep(50)
  }
}

describe('POST /imports', () => {
  it('accepts a packed file, and tells how far it is', async () => {
    const packed = new Uint8Array(gzipSync(readFileSync(SAMPLE)))
    const { status, headers, body } = await post(form({ source: 'servicenow', file: packed }))
    expect([status, headers.get('location')]).toEqual([202, `/api/v1/imports/${body.id}`])
    expect(Object.keys(body)).toEqual(['id'])
    expect(await finished(body.id)).toMatchObject({
      id: body.id,
      source: 'servicenow',
      fileName: 'registro de março.csv.gz',
      status: 'done',
      progress: { done: 19, total: 19 },
      counts: { created: 4, updated: 0, unchanged: 0, rejected: 5 },
      createdBy: { id: expect.any(String) as string },
    })
    expect((await get('/imports')).body.data[0]).toMatchObject({ id: body.id, status: 'done' })
    expect((await get('/incidents?externalRef=INC0900001')).body.data[0]).toMatchObject({ status: 'closed' })
  })

  it('takes the fields in any order, and a mapping', async () => {
    const mapping = JSON.stringify({ Nome: 'title' })
    const { status, body } = await post(form({ file: bytes('Nome,Valor\nPrinter,1\n'), mapping, source: 'csv' }))
    expect(status).toBe(202)
    expect(await finished(body.id)).toMatchObject({ status: 'done', counts: { created: 1 } })
  })

  it('takes no Idempotency-Key: what is in the file makes a repeat harmless', async () => {
    const key = { 'idempotency-key': `import-${Date.now()}` }
    const { status, body } = await post(form({ source: 'servicenow', file: bytes(logOf(1)) }), 'admin', key)
    expect([status, body.errors[0].path]).toEqual([422, 'Idempotency-Key'])
  })

  it.each([
    ['no file', { source: 'servicenow' }, 422, 'file'],
    ['an unknown source', { source: 'paper', file: bytes('a\n1\n') }, 422, 'source'],
    ['no source', { file: bytes('a\n1\n') }, 422, 'source'],
    ['an unknown field', { source: 'csv', colour: 'red', file: bytes('title\nPrinter\n') }, 422, 'colour'],
    ['a mapping that is no JSON', { source: 'csv', mapping: '{', file: bytes('title\nPrinter\n') }, 422, 'mapping'],
    ['a file without the columns', { source: 'servicenow', file: bytes('a\n1\n') }, 422, 'file'],
  ])('refuses %s', async (_name, fields, status, path) => {
    const answer = await post(form(fields))
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([status, path])
  })

  it('is for those who may import', async () => {
    expect((await post(form({ source: 'servicenow', file: bytes(logOf(1)) }), 'agent')).status).toBe(403)
  })

  it('refuses a form that breaks off', async () => {
    const text = ['--b', 'content-disposition: form-data; name="file"; filename="a.csv"', '', 'title', 'Printer'].join('\r\n')
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    const answer = await world.api.call('POST', '/imports', { token: world.keys.admin, raw: text, headers })
    expect([answer.status, answer.body.code]).toEqual([400, 'malformed'])
  })

  it('refuses what is no form', async () => {
    const answer = await world.api.call('POST', '/imports', { token: world.keys.admin, body: { source: 'csv' } })
    expect(answer.status).toBe(415)
  })
})

describe('GET /imports/{id}', () => {
  it('does not know another tenant’s imports', async () => {
    const { body } = await post(form({ source: 'servicenow', file: bytes(logOf(1)) }))
    expect((await other.api.call('GET', `/imports/${body.id}`, { token: other.keys.admin })).status).toBe(404)
    expect((await get('/imports/nonsense')).status).toBe(404)
    await finished(body.id)
  })
})
