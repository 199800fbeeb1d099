'use client'

import { useRouter } from 'next/navigation'
import { ConfirmAction } from '@/components/admin/form/confirm-action'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { deleteRoleAction } from '@/lib/people/roles/actions'

/** Only a role that nobody has can go. */
export function DeleteRole({ id, name, users }: { id: string; name: string; users: number }) {
  const t = useT('admin')
  const common = useT('common')
  const router = useRouter()
  if (users > 0) return <p className="text-sm text-muted-foreground">{t('roles.inUse', { count: users })}</p>
  return (
    <ConfirmAction
      trigger={
        <Button variant="outline" className="text-danger-ink">
          {common('actions.delete')}
        </Button>
      }
      title={t('roles.deleteTitle', { name })}
      description={t('roles.deleteHint')}
      confirmLabel={common('actions.delete')}
      success={t('roles.deleted')}
      action={async () => {
        const result = await deleteRoleAction(id)
        if (result.ok) router.push('/admin/roles')
        return result
      }}
    />
  )
}
