'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { ActionButton } from '@/components/admin/form/action-button'
import { ConfirmAction } from '@/components/admin/form/confirm-action'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { deleteWebhookAction, updateWebhookAction } from '@/lib/integrations/webhooks/actions'
import { RotateSecret } from './rotate-secret'
import { TestButton } from './test-button'

interface WebhookActionsProps {
  webhook: { id: string; name: string; active: boolean }
  /** False when it is told of what this person may not read: then it is for others to change. */
  mayChange: boolean
}

/** All that can be done to an endpoint. */
export function WebhookActions({ webhook: { id, name, active }, mayChange }: WebhookActionsProps) {
  const t = useT('webhooks')
  const router = useRouter()

  async function remove() {
    const result = await deleteWebhookAction(id)
    if (result.ok) router.push('/admin/webhooks')
    return result
  }

  return (
    <>
      <ConfirmAction
        trigger={
          <Button variant="ghost" className="text-danger-ink">
            {t('actions.delete')}
          </Button>
        }
        title={t('actions.deleteTitle', { name })}
        description={t('actions.deleteHint')}
        confirmLabel={t('actions.delete')}
        success={t('actions.deleted')}
        action={remove}
      />
      {mayChange ? (
        <>
          {active ? (
            <ConfirmAction
              tone="primary"
              trigger={<Button variant="outline">{t('actions.disable')}</Button>}
              title={t('actions.disableTitle', { name })}
              description={t('actions.disableHint')}
              confirmLabel={t('actions.disable')}
              success={t('actions.disabled')}
              action={() => updateWebhookAction(id, { active: false })}
            />
          ) : (
            <ActionButton success={t('actions.enabled')} action={() => updateWebhookAction(id, { active: true })}>
              {t('actions.enable')}
            </ActionButton>
          )}
          <RotateSecret id={id} />
          <Button variant="outline" asChild>
            <Link href={`/admin/webhooks/${id}/edit`}>{t('edit')}</Link>
          </Button>
        </>
      ) : null}
      <TestButton id={id} />
    </>
  )
}
