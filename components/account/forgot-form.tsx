'use client'

import { MailCheck } from 'lucide-react'
import Link from 'next/link'
import { type FormEvent, useState } from 'react'
import { useErrorTexts } from '@/components/admin/form/error-texts'
import { FormError } from '@/components/admin/form/form-error'
import { textOf } from '@/components/admin/form/text-of'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button, buttonVariants } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { requestResetAction } from '@/lib/people/passwords/actions'

/** Asks for a link to a new password. The answer is the same whether or not the address has an account. */
export function ForgotForm() {
  const t = useT('people')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { pending, error, submit } = useSubmit()
  const { field } = useErrorTexts()

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = textOf(new FormData(event.currentTarget), 'email')
    submit(
      () => requestResetAction({ email }),
      () => setSentTo(email),
    )
  }

  if (sentTo) {
    return (
      <div role="status" className="flex flex-col items-start gap-3">
        <MailCheck aria-hidden className="size-10 text-success-ink" />
        <p className="text-lg font-semibold">{t('forgot.sent')}</p>
        <p className="text-sm text-muted-foreground">{t('forgot.sentHint', { email: sentTo })}</p>
        <Link href="/sign-in" className={buttonVariants({ variant: 'outline', className: 'mt-2' })}>
          {t('forgot.back')}
        </Link>
      </div>
    )
  }
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-4">
      <FormError error={error?.fields ? null : error} />
      <FormField label={t('signIn.email')} error={field(error, 'email')}>
        <Input name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus />
      </FormField>
      <Button type="submit" size="lg" disabled={pending} aria-busy={pending}>
        {t('forgot.submit')}
      </Button>
      <Link href="/sign-in" className="self-center text-sm text-link underline-offset-4 hover:underline">
        {t('forgot.back')}
      </Link>
    </form>
  )
}
