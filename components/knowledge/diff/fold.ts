import type { DiffLine } from '@/lib/knowledge/versions/schema'

/** Equal lines kept around a change. */
const AROUND = 3

export type Fold = { kind: 'line'; line: DiffLine } | { kind: 'skipped'; count: number }

/** The lines of a comparison without long stretches in which nothing changed. Pure. */
export function foldLines(lines: readonly DiffLine[]): Fold[] {
  const near = lines.map((_, at) => lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same'))
  const folds: Fold[] = []
  lines.forEach((line, at) => {
    const last = folds.at(-1)
    if (near[at]) folds.push({ kind: 'line', line })
    else if (last?.kind === 'skipped') last.count++
    else folds.push({ kind: 'skipped', count: 1 })
  })
  return folds
}
