'use client'

import { ActionButton } from '@/components/admin/form/action-button'
import { useT } from '@/components/i18n/use-t'
import { replayDeliveryAction } from '@/lib/integrations/webhooks/actions'

/** Sends one delivery again. */
export function ReplayButton({ id }: { id: string }) {
  const t = useT('webhooks')
  return (
    <ActionButton variant="secondary" success={t('log.replayed')} action={() => replayDeliveryAction(id)}>
      {t('log.replay')}
    </ActionButton>
  )
}
