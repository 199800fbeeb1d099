'use client'

import { useT } from '@/components/i18n/use-t'
import { Badge, type BadgeProps } from '@/components/ui/badge'
import type { ImportSummary } from '@/lib/imports/schema'

const TONES: Record<ImportSummary['status'], BadgeProps['tone']> = {
  queued: 'neutral',
  running: 'info',
  done: 'success',
  failed: 'danger',
}

export function ImportStatus({ status }: Pick<ImportSummary, 'status'>) {
  const t = useT('imports')
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
}
