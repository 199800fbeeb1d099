'use client'

import { useRef, useState } from 'react'
import { ActionButton } from '@/components/admin/form/action-button'
import { ConfirmAction } from '@/components/admin/form/confirm-action'
import { FormError } from '@/components/admin/form/form-error'
import { useErrorTexts } from '@/components/admin/form/error-texts'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-store'
import { resetTemplateAction, saveTemplateAction, sendTestMailAction } from '@/lib/mail/actions'
import type { TemplateDto } from '@/lib/mail/schema'
import { unknownIn } from '@/lib/mail/templates/rules'
import { BODY_LIMIT, SUBJECT_LIMIT, type Variable } from '@/lib/mail/templates/vocabulary'
import { MailPreviewFrame } from './mail-preview'
import { VariableList } from './variable-list'

interface TemplateEditorProps {
  template: TemplateDto
  variables: readonly Variable[]
}

/** The words of one event in one language, beside the message that they make. */
export function TemplateEditor({ template, variables }: TemplateEditorProps) {
  const t = useT('mail')
  const common = useT('common')
  const { field } = useErrorTexts()
  const { pending, error, submit } = useSubmit()
  const [saved, setSaved] = useState(template)
  const [subject, setSubject] = useState(template.subject)
  const [body, setBody] = useState(template.body)
  const area = useRef<HTMLTextAreaElement>(null)
  const input = { event: template.event, locale: template.locale, subject, body }

  function take(next: TemplateDto) {
    setSaved(next)
    setSubject(next.subject)
    setBody(next.body)
  }

  function insert(variable: Variable) {
    const at = area.current
    const [from, to] = [at?.selectionStart ?? body.length, at?.selectionEnd ?? body.length]
    setBody(`${body.slice(0, from)}{{${variable}}}${body.slice(to)}`)
    at?.focus()
  }

  function wrong(path: 'subject' | 'body'): string | undefined {
    const [unknown] = unknownIn(path === 'subject' ? subject : body)
    return unknown === undefined ? field(error, path) : t('templates.unknown', { name: unknown })
  }

  async function reset() {
    const result = await resetTemplateAction({ event: template.event, locale: template.locale })
    if (result.ok) take(result.data)
    return result
  }

  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit(
            () => saveTemplateAction(input, saved.version),
            (next) => {
              take(next)
              toast.success(t('templates.saved'))
            },
          )
        }}
      >
        <Card>
          <CardContent className="space-y-4 pt-5">
            <FormError error={error} />
            <FormField label={t('templates.subject')} hint={t('templates.subjectHint')} error={wrong('subject')} required>
              <Input name="subject" value={subject} onChange={(event) => setSubject(event.target.value)} maxLength={SUBJECT_LIMIT} />
            </FormField>
            <FormField label={t('templates.body')} hint={t('templates.bodyHint')} error={wrong('body')} required>
              <Textarea
                ref={area}
                name="body"
                value={body}
                onChange={(event) => setBody(event.target.value)}
                maxLength={BODY_LIMIT}
                rows={14}
                className="font-mono text-sm"
              />
            </FormField>
            <VariableList variables={variables} onPick={insert} />
            <div className="flex flex-wrap gap-2">
              <Button type="submit" disabled={pending} aria-busy={pending}>
                {common('actions.save')}
              </Button>
              <ActionButton variant="outline" success={t('templates.tested')} action={() => sendTestMailAction(input)}>
                {t('templates.test')}
              </ActionButton>
              {saved.own ? (
                <ConfirmAction
                  trigger={<Button variant="ghost">{t('templates.reset')}</Button>}
                  title={t('templates.resetTitle')}
                  description={t('templates.resetHint')}
                  confirmLabel={t('templates.reset')}
                  success={t('templates.resetDone')}
                  action={reset}
                />
              ) : null}
            </div>
          </CardContent>
        </Card>
      </form>
      <MailPreviewFrame template={input} />
    </div>
  )
}
