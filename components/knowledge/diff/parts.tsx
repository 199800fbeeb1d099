import type { DiffPart } from '@/lib/knowledge/versions/schema'

/** The words of a line, with what came and went. */
export function Parts({ parts, side }: { parts: readonly DiffPart[]; side?: 'before' | 'after' }) {
  const hidden = side === 'before' ? 'added' : side === 'after' ? 'removed' : null
  return parts
    .filter(({ kind }) => kind !== hidden)
    .map(({ kind, text }, at) => (kind === 'added' ? <ins key={at}>{text}</ins> : kind === 'removed' ? <del key={at}>{text}</del> : <span key={at}>{text}</span>))
}
