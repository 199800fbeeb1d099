'use client'

import { type FormEvent, useRef } from 'react'
import { useErrorTexts } from '@/components/admin/form/error-texts'
import { FormError } from '@/components/admin/form/form-error'
import { rawTextOf } from '@/components/admin/form/text-of'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { PasswordInput } from '@/components/people/password-input'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { CardContent, CardFooter } from '@/components/ui/card'
import { toast } from '@/components/ui/toast-store'
import { changePasswordAction } from '@/lib/people/passwords/actions'

/** Changes one's password; the other sessions end. */
export function PasswordForm({ email }: { email: string }) {
  const t = useT('people')
  const form = useRef<HTMLFormElement>(null)
  const { pending, error, submit } = useSubmit()
  const { field } = useErrorTexts()

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    submit(
      () => changePasswordAction({ current: rawTextOf(data, 'current'), password: rawTextOf(data, 'password') }),
      () => {
        form.current?.reset()
        toast.success(t('account.passwordChanged'))
      },
    )
  }

  return (
    <form ref={form} onSubmit={send} noValidate>
      <CardContent className="grid gap-4 sm:grid-cols-2">
        <FormError error={error} className="sm:col-span-2" />
        {/* Tells password managers whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <FormField label={t('password.current')} error={field(error, 'current')} required>
          <PasswordInput name="current" autoComplete="current-password" />
        </FormField>
        <FormField label={t('password.new')} hint={t('password.hint')} error={field(error, 'password')} required>
          <PasswordInput name="password" autoComplete="new-password" />
        </FormField>
      </CardContent>
      <CardFooter>
        <Button type="submit" disabled={pending} aria-busy={pending}>
          {t('account.changePassword')}
        </Button>
      </CardFooter>
    </form>
  )
}
