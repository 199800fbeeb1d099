'use client'

import { ConfirmAction } from '@/components/admin/form/confirm-action'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { releaseAddressAction } from '@/lib/mail/actions'

/** Lets an address be written to again. */
export function ReleaseButton({ address }: { address: string }) {
  const t = useT('mail')
  return (
    <ConfirmAction
      trigger={
        <Button variant="outline" size="sm">
          {t('sent.release')}
        </Button>
      }
      title={t('sent.releaseTitle', { address })}
      description={t('sent.releaseHint')}
      confirmLabel={t('sent.release')}
      success={t('sent.released')}
      tone="primary"
      action={() => releaseAddressAction(address)}
    />
  )
}
