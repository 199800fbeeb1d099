'use client'

import { PlugZap } from 'lucide-react'
import { useTransition } from 'react'
import { useErrorTexts } from '@/components/admin/form/error-texts'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { testMailboxAction } from '@/lib/channels/email/actions'

/** Signs in to a mailbox's server, and says how it went. */
export function TestButton({ id }: { id: string }) {
  const t = useT('channels')
  const common = useT('common')
  const { whole } = useErrorTexts()
  const [pending, startTransition] = useTransition()

  function run() {
    startTransition(async () => {
      const result = await call(() => testMailboxAction(id))
      if (!result.ok) toast.error(common('error.title'), { description: whole(result.error) })
      else if (result.data.ok) toast.success(t('mailboxes.testOk', { messages: result.data.messages, unread: result.data.unread }))
      else toast.error(t(`mailboxes.failures.${result.data.failure}`))
    })
  }

  return (
    <Button variant="outline" size="sm" onClick={run} disabled={pending} aria-busy={pending}>
      <PlugZap aria-hidden />
      {pending ? t('mailboxes.testing') : t('mailboxes.test')}
    </Button>
  )
}
