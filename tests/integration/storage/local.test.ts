import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NotFound, PayloadTooLarge } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { localStorage } from '@/lib/platform/storage/local'
import type { Storage } from '@/lib/platform/storage/storage'

let folder: string
let storage: Storage
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'farol-storage-'))
  storage = localStorage(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const LIMIT = { limitBytes: 1_000_000 }
const tenant = newId()

async function* chunks(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts
}
async function* failing(): AsyncGenerator<Uint8Array> {
  yield randomBytes(1_000)
  throw new Error('connection lost')
}
const read = async (key: string) => Buffer.from(await new Response(await storage.open(key)).arrayBuffer())
const files = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name)

describe('local storage', () => {
  it('gives back what was put, with its size and hash', async () => {
    const [head, tail] = [randomBytes(300_000), randomBytes(5)]
    const whole = Buffer.concat([head, tail])
    const stored = await storage.put(`${tenant}/attachments/a1`, chunks(head, tail), LIMIT)
    expect(stored).toEqual({ size: 300_005, sha256: createHash('sha256').update(whole).digest('hex') })
    expect((await read(`${tenant}/attachments/a1`)).equals(whole)).toBe(true)
  })

  it('keeps empty files, and files to itself', async () => {
    await storage.put(`${tenant}/empty`, chunks(), LIMIT)
    expect(await read(`${tenant}/empty`)).toHaveLength(0)
    expect((await stat(join(folder, tenant, 'empty'))).mode & 0o077).toBe(0)
  })

  it('replaces a file whole: a put that fails leaves the old one, and no trace', async () => {
    const key = `${tenant}/attachments/a1`
    await storage.put(key, chunks(Buffer.from('old')), LIMIT)
    await expect(storage.put(key, failing(), LIMIT)).rejects.toThrow('connection lost')
    await expect(storage.put(key, chunks(randomBytes(11)), { limitBytes: 10 })).rejects.toThrow(PayloadTooLarge)
    expect((await read(key)).toString()).toBe('old')
    expect(await files()).toEqual(['a1'])
    await storage.put(key, chunks(Buffer.from('new')), LIMIT)
    expect((await read(key)).toString()).toBe('new')
  })

  it('takes exactly as much as is allowed', async () => {
    await expect(storage.put(`${tenant}/a`, chunks(randomBytes(6), randomBytes(4)), { limitBytes: 10 })).resolves.toMatchObject({ size: 10 })
  })

  it('removes, and says when there is nothing', async () => {
    await storage.put(`${tenant}/a`, chunks(Buffer.from('x')), LIMIT)
    await storage.remove(`${tenant}/a`)
    await storage.remove(`${tenant}/a`)
    await expect(storage.open(`${tenant}/a`)).rejects.toThrow(NotFound)
  })

  it('takes no key but its own kind: nothing climbs out', async () => {
    const outside = `${folder}-outside`
    await writeFile(outside, 'secret')
    const bad = ['', 'a', tenant, `${tenant}/`, `${tenant}/../x`, `../${tenant}/x`, `${tenant}/a/../../x`, `/${tenant}/a`, `${tenant}//a`,
      `${tenant}/.unfinished`, `${tenant}/A`, `${tenant}/a\0b`, `${tenant}/a\\b`, `${tenant}/%2e%2e`, `${tenant.toUpperCase()}/a`, `${tenant}/a\n`]
    for (const key of bad) {
      await expect(storage.put(key, chunks(Buffer.from('x')), LIMIT)).rejects.toThrow('Not a storage key')
      await expect(storage.open(key)).rejects.toThrow('Not a storage key')
      await expect(storage.remove(key)).rejects.toThrow('Not a storage key')
    }
    expect(await readFile(outside, 'utf8')).toBe('secret')
    await rm(outside)
  })

  it('knows whether writing works', async () => {
    await expect(storage.check()).resolves.toBeUndefined()
    expect(await files()).toEqual([])
    await symlink('/nonexistent', join(folder, 'broken'))
    await expect(localStorage(join(folder, 'broken', 'x')).check()).rejects.toThrow()
  })
})
