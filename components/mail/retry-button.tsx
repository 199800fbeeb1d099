'use client'

import { ActionButton } from '@/components/admin/form/action-button'
import { useT } from '@/components/i18n/use-t'
import { retryDeliveryAction } from '@/lib/mail/actions'

/** Puts a message that was given up back into the queue. */
export function RetryButton({ id }: { id: string }) {
  const t = useT('mail')
  return (
    <ActionButton variant="outline" size="sm" success={t('sent.retried')} action={() => retryDeliveryAction(id)}>
      {t('sent.retry')}
    </ActionButton>
  )
}
