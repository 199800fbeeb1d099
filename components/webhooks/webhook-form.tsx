'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { textOf, textsOf } from '@/components/admin/form/text-of'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-store'
import { createWebhookAction, updateWebhookAction } from '@/lib/integrations/webhooks/actions'
import type { WebhookDto } from '@/lib/integrations/webhooks/schema'
import { EVERY_EVENT, LIMITS } from '@/lib/integrations/webhooks/vocabulary'
import { EventFields } from './event-fields'
import { ScopeFields } from './scope-fields'
import { SecretDialog } from './secret-dialog'
import { useWebhookErrors } from './use-webhook-errors'

interface WebhookFormProps {
  /** The one that is changed; absent: a new one. */
  webhook?: Pick<WebhookDto, 'id' | 'name' | 'url' | 'events' | 'confidential' | 'internalNotes' | 'version'>
  mayConfidential: boolean
}

/** Where a webhook leads, and what it is told. A new one's secret is shown before the way leads on. */
export function WebhookForm({ webhook, mayConfidential }: WebhookFormProps) {
  const t = useT('webhooks')
  const common = useT('common')
  const router = useRouter()
  const { pending, error, submit } = useSubmit()
  const { whole, field } = useWebhookErrors()
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null)
  const address = (id: string) => `/admin/webhooks/${id}`

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const input = {
      name: textOf(form, 'name'),
      url: textOf(form, 'url'),
      events: textsOf(form, 'events'),
      internalNotes: form.has('internalNotes'),
      ...(mayConfidential && { confidential: form.has('confidential') }),
    }
    if (!webhook) return submit(() => createWebhookAction(input), setMade)
    submit(
      () => updateWebhookAction(webhook.id, input, webhook.version),
      () => {
        toast.success(t('actions.saved'))
        router.push(address(webhook.id))
      },
    )
  }

  return (
    <Card className="p-5">
      <form onSubmit={send} noValidate className="flex flex-col gap-6">
        <div role="alert" className="empty:hidden">
          {error ? <Alert tone="danger">{whole(error)}</Alert> : null}
        </div>
        <FormField label={t('fields.name')} hint={t('fields.nameHint')} error={field(error, 'name')} required>
          <Input name="name" defaultValue={webhook?.name} maxLength={LIMITS.name} autoComplete="off" />
        </FormField>
        <FormField label={t('fields.url')} hint={t('fields.urlHint')} error={field(error, 'url')} required>
          <Input name="url" type="url" inputMode="url" defaultValue={webhook?.url} maxLength={LIMITS.url} autoComplete="off" spellCheck={false} />
        </FormField>
        <EventFields chosen={webhook?.events ?? [EVERY_EVENT]} error={field(error, 'events')} />
        <ScopeFields
          confidential={webhook?.confidential ?? false}
          internalNotes={webhook?.internalNotes ?? false}
          mayConfidential={mayConfidential}
        />
        <div className="flex justify-end gap-2">
          <Button variant="outline" asChild>
            <Link href={webhook ? address(webhook.id) : '/admin/webhooks'}>{common('actions.cancel')}</Link>
          </Button>
          <Button type="submit" disabled={pending} aria-busy={pending}>
            {common(webhook ? 'actions.save' : 'actions.create')}
          </Button>
        </div>
      </form>
      <SecretDialog secret={made?.secret ?? null} onDone={() => made && router.push(address(made.id))} />
    </Card>
  )
}
