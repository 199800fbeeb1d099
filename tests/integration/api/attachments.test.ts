import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { localStorage } from '@/lib/platform/storage/local'
import { uploadLimit } from '@/lib/platform/storage/limit'
import type { Storage } from '@/lib/platform/storage/storage'
import { createWorld, type World } from './world'

const place = vi.hoisted((): { storage?: Storage } => ({}))
vi.mock('@/lib/platform/storage/storage', () => ({ storage: () => place.storage }))

let world: World
let other: World
let folder: string
let incident: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'farol-attachments-'))
  place.storage = localStorage(folder)
  world = await createWorld()
  other = await createWorld()
  const opened = await world.api.post(
    '/incidents',
    { title: 'Com anexos', requesterId: world.people.requester.id },
    { token: world.keys.agent },
  )
  incident = opened.body.id
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Role = keyof World['keys']

function form(parts: [string, string | File][]): FormData {
  const data = new FormData()
  for (const [name, value] of parts) data.append(name, value)
  return data
}
const upload = (parts: [string, string | File][], role: Role = 'agent') =>
  world.api.call('POST', `/incidents/${incident}/attachments`, { token: world.keys[role], raw: form(parts) })
const file = (bytes: BlobPart, name: string, type = '') => new File([bytes], name, { type })
const download = (id: string, role: Role = 'agent') => world.api.send('GET', `/attachments/${id}`, { token: world.keys[role] })
const stored = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

describe('POST /incidents/{id}/attachments', () => {
  it('stores the file, and gives it back as it was, as a download', async () => {
    const bytes = randomBytes(700_000)
    const { status, headers, body } = await upload([['file', file(bytes, 'relatório "final".bin')]])
    expect(status).toBe(201)
    expect(body).toMatchObject({ fileName: 'relatório "final".bin', size: bytes.length, visibility: 'internal' })
    expect(body.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(headers.get('location')).toBe(`/api/v1/attachments/${body.id}`)

    const response = await download(body.id)
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="relatorio _final_.bin"; filename*=UTF-8''relat%C3%B3rio%20%22final%22.bin`,
    )
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(response.headers.get('content-length')).toBe(String(bytes.length))
    expect(response.headers.get('ratelimit-limit')).toBe('1000')
  })

  it('reads the type from the bytes, and keeps none under which a browser would run it', async () => {
    const cases: [File, string][] = [
      [file(PNG, 'foto.txt', 'text/plain'), 'image/png'],
      [file('<script>alert(1)</script>', 'x.html', 'text/html'), 'application/octet-stream'],
      [file('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'x.svg', 'image/svg+xml'), 'application/octet-stream'],
      [file('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'y.svg', 'image/svg+xml'), 'application/octet-stream'],
      [file('a;b\n1;2\n', 'dados.csv', 'text/csv'), 'text/csv'],
      [file(new Uint8Array([1, 0, 2]), 'x.txt', 'text/plain'), 'application/octet-stream'],
      [file('', 'vazio.txt', 'text/plain'), 'text/plain'],
    ]
    for (const [sent, type] of cases) {
      const { status, body } = await upload([['file', sent]])
      expect([sent.name, status, body.contentType]).toEqual([sent.name, 201, type])
    }
  })

  it('refuses programs, by name and by what they are: 415, and nothing is kept', async () => {
    const before = (await stored()).length
    const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46]), Buffer.alloc(200)])
    for (const sent of [file('echo', 'a.BAT'), file(elf, 'foto.png', 'image/png'), file('x', 'setup.exe. ')]) {
      const { status, body } = await upload([['file', sent]])
      expect([sent.name, status, body.code]).toEqual([sent.name, 415, 'unsupported_media_type'])
    }
    expect((await stored()).length).toBe(before)
  })

  it('refuses what is too large: 413, and nothing is kept', async () => {
    const before = (await stored()).length
    const { status, body } = await upload([['file', file(new Uint8Array(uploadLimit() + 1), 'grande.bin')]])
    expect([status, body.code]).toEqual([413, 'payload_too_large'])
    expect((await stored()).length).toBe(before)
  })

  it('needs one file in a whole form, after its fields', async () => {
    const one = file('x', 'a.txt', 'text/plain')
    const refused: [[string, string | File][], string][] = [
      [[['visibility', 'public']], 'file'],
      [[['file', one], ['file', one]], 'file'],
      [[['file', one], ['visibility', 'internal']], 'visibility'],
      [[['visibility', 'secret'], ['file', one]], 'visibility'],
      [[['colour', 'red'], ['file', one]], 'colour'],
      [[['upload', one]], 'upload'],
    ]
    for (const [parts, path] of refused) {
      const { status, body } = await upload(parts)
      expect([path, status, body.errors?.[0].path]).toEqual([path, 422, path])
    }
    const send = (raw: string, type: string) =>
      world.api.call('POST', `/incidents/${incident}/attachments`, { token: world.keys.agent, raw, headers: { 'content-type': type } })
    expect((await send('{}', 'application/json')).status).toBe(415)
    expect((await send('x', 'multipart/form-data')).status).toBe(415)
    const half = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf'
    expect((await send(half, 'multipart/form-data; boundary=b')).body.code).toBe('malformed')
  })

  it('leaves nothing behind when the sender breaks off', async () => {
    const before = (await stored()).length
    const head = new TextEncoder().encode('--b\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n')
    const raw = new ReadableStream({
      start(controller) {
        controller.enqueue(head)
        controller.enqueue(new Uint8Array(100_000))
      },
      pull(controller) {
        controller.error(new Error('connection lost'))
      },
    })
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    const { body } = await world.api.call('POST', `/incidents/${incident}/attachments`, { token: world.keys.agent, raw, headers })
    expect(body.code).toBe('malformed')
    expect((await stored()).length).toBe(before)
  })

  it('takes no Idempotency-Key: two files of one length must not pass for the same', async () => {
    const before = (await stored()).length
    const { status, body } = await world.api.call('POST', `/incidents/${incident}/attachments`, {
      token: world.keys.agent,
      raw: form([['file', file('uma vez', 'uma.txt', 'text/plain')]]),
      headers: { 'idempotency-key': 'attach-once' },
    })
    expect([status, body.errors[0].path, body.errors[0].code]).toEqual([422, 'Idempotency-Key', 'not_supported'])
    expect((await stored()).length).toBe(before)
  })
})

describe('who sees a file', () => {
  it('is who sees the incident; internal files are for staff', async () => {
    const shared = await upload([['visibility', 'public'], ['file', file('x', 'publico.txt', 'text/plain')]])
    const internal = await upload([['visibility', 'internal'], ['file', file('x', 'interno.txt', 'text/plain')]])
    expect((await download(shared.body.id, 'requester')).status).toBe(200)
    expect((await download(internal.body.id, 'requester')).status).toBe(404)
    expect((await upload([['visibility', 'internal'], ['file', file('x', 'a.txt')]], 'requester')).status).toBe(403)

    const list = (role: Role) => world.api.all(`/incidents/${incident}/attachments?limit=3`, { token: world.keys[role] })
    const names = (await list('agent')).map(({ fileName }) => fileName)
    expect(new Set((await list('agent')).map(({ id }) => id)).size).toBe(names.length)
    expect(names).toContain('interno.txt')
    expect((await list('requester')).map(({ fileName }) => fileName)).not.toContain('interno.txt')
  })

  it('is nobody of another tenant', async () => {
    const { body } = await upload([['file', file('x', 'nosso.txt', 'text/plain')]])
    const outsider = { token: other.keys.admin }
    expect((await other.api.get(`/attachments/${body.id}`, outsider)).status).toBe(404)
    expect((await other.api.get(`/incidents/${incident}/attachments`, outsider)).status).toBe(404)
    const raw = form([['file', file('x', 'deles.txt', 'text/plain')]])
    expect((await other.api.call('POST', `/incidents/${incident}/attachments`, { ...outsider, raw })).status).toBe(404)
    expect((await world.api.get('/attachments/nonsense', { token: world.keys.agent })).status).toBe(404)
  })
})
