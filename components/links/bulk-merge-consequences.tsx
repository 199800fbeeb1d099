'use client'

import { useT } from '@/components/i18n/use-t'
import { Alert } from '@/components/ui/alert'
import type { MergePart } from '@/lib/incidents/bulk-merge'

interface BulkMergeConsequencesProps {
  /** The one that remains; none when all are merged already. */
  target: MergePart | undefined
  /** Those that end as its duplicates. */
  sources: readonly MergePart[]
  /** Whether the answer is about the one that is chosen now. */
  current: boolean
}

/** Numbers that are named; the rest are counted. */
const NAMED = 5

/** What merging means, before it is done. */
export function BulkMergeConsequences({ target, sources, current }: BulkMergeConsequencesProps) {
  const t = useT('relations.bulkMerge')
  if (!target) return <Alert tone="danger" live title={t('allMerged')} />
  if (!current) return null
  if (sources.length === 0) return <Alert tone="danger" live title={t('none')} />
  const { number } = target
  const strangers = sources.filter(({ warnings }) => warnings.includes('other_requester')).map((source) => source.number)
  const named = strangers.slice(0, NAMED).join(', ') + (strangers.length > NAMED ? ` +${strangers.length - NAMED}` : '')
  return (
    <div className="space-y-3" role="status">
      <Alert>{t('consequences', { count: sources.length, target: number })}</Alert>
      {strangers.length > 0 ? <Alert tone="warning">{t('warning.other_requester', { numbers: named, target: number })}</Alert> : null}
      {sources.some(({ warnings }) => warnings.includes('target_over')) ? (
        <Alert tone="warning">{t('warning.target_over', { target: number })}</Alert>
      ) : null}
    </div>
  )
}
