'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { SubmitButton } from '@/components/shared/submit-button'
import { Alert } from '@/components/ui/alert'
import { Input } from '@/components/ui/input'
import { signInAction } from '@/lib/people/sign-in/actions'
import type { Refusal } from '@/lib/people/sign-in/refusal-text'
import { PasswordInput } from './password-input'

interface SignInFormProps {
  /** Where to go afterwards; a path of this host. */
  next: string
  /** Why an earlier try failed, when it was made elsewhere. */
  refusal: Refusal | null
}

/** A plain form with a server action: it works before, and without, JavaScript. */
export function SignInForm({ next, refusal }: SignInFormProps) {
  const t = useT('people')
  const [state, submit] = useActionState(signInAction, { refusal, email: '' })
  const shown = state.refusal
  return (
    <form action={submit} className="flex flex-col gap-4">
      <div role="alert" className="empty:hidden">
        {shown ? (
          <Alert tone={shown.reason === 'wrong' || shown.reason === 'internal' ? 'danger' : 'warning'}>
            {t(`signIn.refusal.${shown.reason}`, { minutes: shown.minutes ?? 1 })}
          </Alert>
        ) : null}
      </div>
      <input type="hidden" name="next" value={next} />
      <FormField label={t('signIn.email')}>
        <Input
          // The address survives a refusal; React resets the form after its action.
          key={state.email}
          name="email"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus={state.email === ''}
          defaultValue={state.email}
        />
      </FormField>
      <FormField label={t('signIn.password')}>
        <PasswordInput name="password" autoComplete="current-password" required autoFocus={state.email !== ''} />
      </FormField>
      <SubmitButton size="lg" className="mt-1 w-full" pendingLabel={t('signIn.pending')}>
        {t('signIn.submit')}
      </SubmitButton>
      <Link href="/reset" className="self-center text-sm text-link underline-offset-4 hover:underline">
        {t('signIn.forgot')}
      </Link>
    </form>
  )
}
