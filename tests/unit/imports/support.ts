import { readFileSync } from 'node:fs'
import type { Unit } from '@/lib/imports/draft'
import type { OpenFile } from '@/lib/imports/file/bytes'
import type { Prepare } from '@/lib/imports/prepared'

export const SAMPLE = new URL('../../fixtures/servicenow-sample.csv', import.meta.url)
export const sampleText = (): string => readFileSync(SAMPLE, 'utf8')

/** Text or bytes as a stored file, in pieces of `size` bytes. */
export function fileOf(content: string | Uint8Array, size = 64 * 1024): OpenFile {
  const bytes = Buffer.from(content)
  return async () =>
    (async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    })()
}

export async function unitsOf(prepare: Prepare, open: OpenFile, timeZone = 'America/Sao_Paulo'): Promise<Unit[]> {
  const prepared = await prepare(open, { timeZone })
  const units: Unit[] = []
  for await (const unit of prepared.units) units.push(unit)
  await prepared.dispose()
  return units
}
