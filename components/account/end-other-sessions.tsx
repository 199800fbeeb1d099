'use client'

import { ConfirmAction } from '@/components/admin/form/confirm-action'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { revokeOtherSessionsAction } from '@/lib/people/sessions/actions'

export function EndOtherSessions() {
  const t = useT('people')
  return (
    <ConfirmAction
      trigger={<Button variant="outline">{t('account.endOthers')}</Button>}
      title={t('account.endOthersTitle')}
      description={t('account.endOthersHint')}
      confirmLabel={t('account.endOthers')}
      success={t('account.othersEnded')}
      tone="primary"
      action={revokeOtherSessionsAction}
    />
  )
}
