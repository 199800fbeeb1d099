'use client'

import { ActionButton } from '@/components/admin/form/action-button'
import { useT } from '@/components/i18n/use-t'
import type { ActionResult } from '@/lib/people/action-context'

export function EndSession({ end }: { end: () => Promise<ActionResult<unknown>> }) {
  const t = useT('people')
  return (
    <ActionButton variant="outline" size="sm" action={end} success={t('account.sessionEnded')}>
      {t('account.endSession')}
    </ActionButton>
  )
}
