'use client'

import { ConfirmAction } from '@/components/admin/form/confirm-action'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { revokeApiKeyAction } from '@/lib/people/api-keys/actions'

export function RevokeKey({ id, name }: { id: string; name: string }) {
  const t = useT('admin')
  return (
    <ConfirmAction
      trigger={
        <Button variant="ghost" size="sm" className="text-danger-ink">
          {t('api-keys.revoke')}
        </Button>
      }
      title={t('api-keys.revokeTitle', { name })}
      description={t('api-keys.revokeHint')}
      confirmLabel={t('api-keys.revoke')}
      success={t('api-keys.revokedNow')}
      action={() => revokeApiKeyAction(id)}
    />
  )
}
