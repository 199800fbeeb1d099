'use client'

import type { FormEvent } from 'react'
import { useErrorTexts } from '@/components/admin/form/error-texts'
import { FormError } from '@/components/admin/form/form-error'
import { rawTextOf, textOf } from '@/components/admin/form/text-of'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { PasswordInput } from '@/components/people/password-input'
import { FormField } from '@/components/shared/form-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { acceptInvitationAction, resetPasswordAction } from '@/lib/people/passwords/actions'

interface NewPasswordFormProps {
  token: string
  email: string
  /** Given for an invitation: the name is confirmed with the password. */
  name?: string
}

/** The form behind the link of an invitation or a reset; it ends signed in. */
export function NewPasswordForm({ token, email, name }: NewPasswordFormProps) {
  const t = useT('people')
  const { pending, error, submit } = useSubmit()
  const { field } = useErrorTexts()
  const isInvitation = name !== undefined

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const password = rawTextOf(form, 'password')
    submit(() =>
      isInvitation
        ? acceptInvitationAction({ token, name: textOf(form, 'name'), password })
        : resetPasswordAction({ token, password }),
    )
  }

  const tokenError = field(error, 'token')
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-4">
      {tokenError ? <Alert tone="danger" live>{tokenError}</Alert> : <FormError error={error?.fields ? null : error} />}
      <FormField label={t('signIn.email')}>
        <Input name="username" type="email" value={email} readOnly autoComplete="username" />
      </FormField>
      {isInvitation ? (
        <FormField label={t('invitation.name')} error={field(error, 'name')}>
          <Input name="name" defaultValue={name} autoComplete="name" maxLength={120} required />
        </FormField>
      ) : null}
      <FormField label={t('password.new')} hint={t('password.hint')} error={field(error, 'password')}>
        <PasswordInput name="password" autoComplete="new-password" required autoFocus />
      </FormField>
      <Button type="submit" size="lg" disabled={pending} aria-busy={pending}>
        {isInvitation ? t('invitation.submit') : t('reset.submit')}
      </Button>
    </form>
  )
}
