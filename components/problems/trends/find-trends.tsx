'use client'

import { Radar } from 'lucide-react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { findTrendsAction } from '@/lib/problems/incidents/actions'
import { useWork } from '../use-work'

/** Looks for what recurs, now and not tonight. */
export function FindTrends() {
  const t = useT('problems.trends')
  const { pending, run } = useWork()
  return (
    <Button
      variant="outline"
      disabled={pending}
      aria-busy={pending}
      onClick={() => run({ send: () => findTrendsAction(), done: ({ found }) => toast.success(t('found', { count: found })) })}
    >
      <Radar aria-hidden />
      {t('find')}
    </Button>
  )
}
