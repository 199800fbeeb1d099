import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotFound, PayloadTooLarge } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { s3Storage } from '@/lib/platform/storage/s3'
import type { Storage } from '@/lib/platform/storage/storage'
import { startS3Server, type S3Server } from './s3-server'

let server: S3Server
let storage: Storage
beforeAll(async () => {
  server = await startS3Server()
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' }
  storage = s3Storage({ bucket: 'farol', region: 'auto', endpoint: server.endpoint, credentials })
})
afterAll(() => server.close())

const tenant = newId()
async function* chunks(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts
}
const read = async (key: string) => Buffer.from(await new Response(await storage.open(key)).arrayBuffer())
const spools = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('farol-upload-'))

describe('S3 storage', () => {
  it('puts an object signed, whole, with length and checksum, and gives it back', async () => {
    const key = `${tenant}/attachments/${newId()}`
    const bytes = randomBytes(3_000_000)
    const digest = createHash('sha256').update(bytes)
    const stored = await storage.put(key, chunks(bytes.subarray(0, 1_000_000), bytes.subarray(1_000_000)), { limitBytes: 4_000_000 })
    expect(stored).toEqual({ size: bytes.length, sha256: digest.copy().digest('hex') })
    expect(server.objects.get(`/farol/${key}`)?.equals(bytes)).toBe(true)
    const put = server.seen.at(-1)
    expect(put).toMatchObject({ method: 'PUT', path: `/farol/${key}`, size: bytes.length })
    expect(put?.headers['content-length']).toBe(String(bytes.length))
    expect(put?.headers['x-amz-checksum-sha256']).toBe(digest.digest('base64'))
    expect(put?.headers['transfer-encoding']).toBeUndefined()
    expect((await read(key)).equals(bytes)).toBe(true)
    expect(await spools()).toEqual([])
  })

  it('sends nothing of what is too large or breaks off', async () => {
    const before = server.seen.length
    await expect(storage.put(`${tenant}/a`, chunks(randomBytes(11)), { limitBytes: 10 })).rejects.toThrow(PayloadTooLarge)
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield randomBytes(5)
      throw new Error('connection lost')
    }
    await expect(storage.put(`${tenant}/a`, failing(), { limitBytes: 10 })).rejects.toThrow('connection lost')
    expect(server.seen.length).toBe(before)
    expect(await spools()).toEqual([])
  })

  it('removes, and says when there is nothing', async () => {
    await storage.put(`${tenant}/gone`, chunks(Buffer.from('x')), { limitBytes: 10 })
    await storage.remove(`${tenant}/gone`)
    await storage.remove(`${tenant}/gone`)
    await expect(storage.open(`${tenant}/gone`)).rejects.toThrow(NotFound)
  })

  it('takes no key but its own kind', async () => {
    await expect(storage.open(`${tenant}/../x`)).rejects.toThrow('Not a storage key')
  })

  it('knows whether writing works', async () => {
    await expect(storage.check()).resolves.toBeUndefined()
    expect(server.seen.slice(-2).map(({ method }) => method)).toEqual(['PUT', 'DELETE'])
    const dead = s3Storage({ bucket: 'farol', region: 'auto', endpoint: 'http://127.0.0.1:9', credentials: { accessKeyId: 'k', secretAccessKey: 's' } })
    await expect(dead.check()).rejects.toThrow()
  })
})
