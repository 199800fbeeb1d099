import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { beginningOf } from '@/lib/imports/file/beginning'
import { plainBytes } from '@/lib/imports/file/bytes'
import { sortLarge } from '@/lib/imports/file/external-sort'
import { openTable } from '@/lib/imports/file/table'
import { UnreadableFile } from '@/lib/imports/file/unreadable'
import { fileOf } from './support'

async function read(content: string | Uint8Array, size?: number) {
  const table = await openTable(fileOf(content, size))
  const rows = []
  for await (const row of table.rows()) rows.push(row)
  return { header: table.header, rows }
}

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

describe('a file of rows', () => {
  it('may carry a byte order mark, CRLF, blank lines and quoted line breaks', async () => {
    const { header, rows } = await read('\u{feff}a,b\r\n1,"x\r\ny"\r\n\r\n2,"say ""hi"""\r\n')
    expect(header).toEqual(['a', 'b'])
    expect(rows).toEqual([
      { row: 1, values: ['1', 'x\ny'] },
      { row: 2, values: ['2', 'say "hi"'] },
    ])
  })

  it.each([';', '\t', '|'])('is split at %j when its header is', async (delimiter) => {
    const { header, rows } = await read(`"a, b"${delimiter}c\n1${delimiter}2,5\n`)
    expect(header).toEqual(['a, b', 'c'])
    expect(rows).toEqual([{ row: 1, values: ['1', '2,5'] }])
  })

  it('is UTF-8, in pieces that cut letters apart', async () => {
    expect((await read('título\nação € 🏮\n', 1)).rows).toEqual([{ row: 1, values: ['ação € 🏮'] }])
  })

  it('is Windows-1252 when it is no UTF-8', async () => {
    const { header, rows } = await read(Buffer.from([0x74, 0xed, 0x74, 0x75, 0x6c, 0x6f, 0x0a, 0x61, 0xe7, 0xe3, 0x6f, 0x20, 0x80, 0x0a]))
    expect(header).toEqual(['título'])
    expect(rows).toEqual([{ row: 1, values: ['ação €'] }])
  })

  it('may be packed, whatever it is called, and in pieces of one byte', async () => {
    expect((await read(gzipSync('a,b\n1,2\n'), 1)).rows).toEqual([{ row: 1, values: ['1', '2'] }])
  })

  it('tells rows that do not fit, and goes on', async () => {
    const { rows } = await read('a,b\n1\n1,2\n1,2,3\n')
    expect(rows.map(({ row, broken }) => [row, broken?.code, broken?.value])).toEqual([
      [1, 'wrong_column_count', '1 / 2'],
      [2, undefined, undefined],
      [3, 'wrong_column_count', '3 / 2'],
    ])
  })

  it('tells a row whose quotes never close, and goes on with the next', async () => {
    const many = Array.from({ length: 1_200 }, (_, index) => `${index},v`).join('\n')
    for (const rest of ['3,4\n', `${many}\n`]) {
      const { rows } = await read(`a,b\n1,"x\n${rest}`)
      expect(rows[0]?.broken?.code).toBe('broken_quotes')
      expect(rows.slice(1).map(({ values }) => values?.join())).toEqual(rest.trim().split('\n'))
    }
  })

  it('gives back whatever was written by the rules', async () => {
    const field = fc.array(fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\t', 'b c'), { maxLength: 6 }).map((parts) => parts.join(''))
    const written = (text: string) => `"${text.replaceAll('"', '""')}"`
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field), { maxLength: 5 }), async (given) => {
        const { rows } = await read(['a,b', ...given.map((fields) => fields.map(written).join(','))].join('\r\n'))
        expect(rows.map(({ values }) => values)).toEqual(given)
      }),
    )
  })

  it('takes a stray quote as it stands, and tells a field that goes on after its quotes', async () => {
    const { rows } = await read('a,b\n1,"x" y\n2,5" disk\n3,4\n')
    expect(rows.map(({ values, broken }) => values ?? broken?.code)).toEqual(['broken_quotes', ['2', '5" disk'], ['3', '4']])
  })

  it.each([
    ['nothing', ''],
    ['blank lines', '\n\n'],
  ])('is refused when it holds %s', async (_name, content) => {
    await expect(read(content)).rejects.toEqual(new UnreadableFile('empty'))
  })

  it('is refused when it is something else', async () => {
    await expect(read(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x0a]))).rejects.toEqual(new UnreadableFile('not_text'))
    await expect(read(gzipSync('a,b\n1,2\n').subarray(0, 20))).rejects.toEqual(new UnreadableFile('not_gzip'))
  })

  it('is not unpacked beyond its limit, nor beyond what files grow by', async () => {
    const small = fileOf(gzipSync(Buffer.alloc(5_000_000)))
    await expect(all(plainBytes(small, 1_000_000))).rejects.toEqual(new UnreadableFile('too_large'))
    await expect(all(plainBytes(small))).resolves.not.toHaveLength(0)
    const bomb = fileOf(gzipSync(Buffer.alloc(50_000_000)))
    await expect(all(plainBytes(bomb))).rejects.toEqual(new UnreadableFile('too_large'))
  })

  it('gives up a row that goes on and on, and not the rows around it', async () => {
    const long = 'x'.repeat(1_000_000)
    const { rows } = await read(`a,b\n1,2\n${long}\n3,4\n5,"${'y\n'.repeat(150_000)}\n`)
    expect(rows.slice(0, 3).map(({ values, broken }) => values ?? broken?.code)).toEqual([['1', '2'], 'row_too_large', ['3', '4']])
    expect(rows[3]?.broken?.code).toBe('broken_quotes')
    const quoted = `1,"${'z'.repeat(120_000)}\n${'z'.repeat(120_000)}"`
    expect((await read(`a,b\n${quoted}\n3,4\n`)).rows.map(({ values, broken }) => values ?? broken?.code)).toEqual(['row_too_large', ['3', '4']])
  })

  it.each([
    ['no line ends', `a,b\n${'x'.repeat(32_000_000)}`],
    ['every line opens quotes', `a,b\n${'"a","b\n'.repeat(50_000)}`],
    ['every long line opens quotes', `a,b\n${`"a","${'x'.repeat(400)}\n`.repeat(10_000)}`],
    ['there is nothing but spaces', ' '.repeat(32_000_000)],
  ])('is read in time when %s', async (_name, content) => {
    const before = process.cpuUsage()
    await read(content).catch((error: unknown) => expect(error).toBeInstanceOf(UnreadableFile))
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(4_000)
  }, 30_000)

  it('is refused when its header is none', async () => {
    await expect(read('x'.repeat(1_000_000))).rejects.toEqual(new UnreadableFile('not_text'))
    await expect(read(`${'a,'.repeat(1_000)}a\n`)).rejects.toEqual(new UnreadableFile('too_many_columns'))
  })

  it('is looked at only at its beginning while somebody waits', async () => {
    let taken = 0
    const rows = `título,b\n${`${'ação'.repeat(50)},2\n`.repeat(10_000)}`
    const open = fileOf(rows)
    const beginning = await beginningOf(async () =>
      (async function* () {
        for await (const piece of await open()) {
          taken += piece.byteLength
          yield piece
        }
      })(),
    )
    expect(taken).toBeLessThan(1.2 * 1024 ** 2)
    const table = await openTable(beginning)
    expect(table.header).toEqual(['título', 'b'])
    const found = new Set((await all(table.rows())).map(({ values }) => values?.join()))
    expect([...found]).toEqual([`${'ação'.repeat(50)},2`])
  })
})

describe('sorting more than fits into memory', () => {
  it('brings what belongs together beside each other, in the order of the file', async () => {
    const items = Array.from({ length: 1_000 }, (_, row) => ({ key: `K${(row * 7919) % 37}`, row, text: 'line\u{2028}line' }))
    async function* given() {
      yield* items
    }
    const sorted = await sortLarge(given(), () => 1, 64)
    const found = await all(sorted.items)
    await sorted.dispose()
    expect(sorted.total).toBe(1_000)
    expect(found).toEqual(items.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row - b.row)))
  })

  it('holds no more than its bytes, however few the items', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'farol-test-'))
    vi.stubEnv('TMPDIR', folder)
    async function* given() {
      for (let row = 0; row < 100; row += 1) yield { key: `K${row % 7}`, row, text: 'x'.repeat(100_000) }
    }
    const sorted = await sortLarge(given(), ({ text }) => text.length, 1_000_000)
    vi.unstubAllEnvs()
    const runs = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(runs).toHaveLength(9)
    expect(await all(sorted.items)).toHaveLength(100)
    await sorted.dispose()
    expect(readdirSync(folder)).toEqual([])
    rmdirSync(folder)
  })
})
