'use client'

import { type FormEvent, useCallback, useState, useSyncExternalStore } from 'react'
import { useLocale } from 'use-intl/react'
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
import { Select } from '@/components/ui/select'
import { locales } from '@/lib/platform/i18n/locale'
import { signUpAction } from '@/lib/tenants/actions'
import { proposeSlug } from '@/lib/tenants/rules'
import { Preparing } from './preparing'
import { SlugField } from './slug-field'

interface SignUpFormProps {
  suffix: string
  timezones: readonly string[]
}

const neverChanges = () => () => undefined
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
/** What the page says before the browser is asked. */
const serverZone = () => 'America/Sao_Paulo'

/** An organisation and its first administrator, in one form; it ends on the organisation's own host, signed in. */
export function SignUpForm({ suffix, timezones }: SignUpFormProps) {
  const t = useT('tenants')
  const common = useT('common')
  const people = useT('people')
  const language = useLocale()
  const [slug, setSlug] = useState('')
  const [isSlugOwn, setSlugOwn] = useState(false)
  const [chosenZone, setChosenZone] = useState<string | null>(null)
  const ownZone = useSyncExternalStore(neverChanges, browserZone, serverZone)
  const timezone = chosenZone ?? (timezones.includes(ownZone) ? ownZone : serverZone())
  const [preparing, setPreparing] = useState<{ id: string; enter: string } | 'undone' | null>(null)
  const { pending, error, submit } = useSubmit()
  const { field } = useErrorTexts()
  const undone = useCallback(() => setPreparing('undone'), [])

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setPreparing(null)
    submit(
      () =>
        signUpAction({
          organisation: textOf(form, 'organisation'),
          slug,
          name: textOf(form, 'name'),
          email: textOf(form, 'email'),
          password: rawTextOf(form, 'password'),
          locale: locales.find((known) => known === textOf(form, 'locale')) ?? 'pt-BR',
          timezone,
        }),
      setPreparing,
    )
  }

  if (preparing !== null && preparing !== 'undone') return <Preparing {...preparing} onUndone={undone} />

  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-4">
      <FormError error={error?.fields || error?.code === 'sign_up_undone' ? null : error} />
      {preparing === 'undone' || error?.code === 'sign_up_undone' ? (
        <div role="alert">
          <Alert tone="danger">{t('signUp.undone')}</Alert>
        </div>
      ) : null}
      <FormField label={t('signUp.organisation')} error={field(error, 'organisation')} required>
        <Input
          name="organisation"
          autoComplete="organization"
          maxLength={120}
          autoFocus
          onChange={(event) => {
            if (!isSlugOwn) setSlug(proposeSlug(event.target.value))
          }}
        />
      </FormField>
      <SlugField
        value={slug}
        suffix={suffix}
        error={field(error, 'slug')}
        onChange={(next) => {
          setSlugOwn(next !== '')
          setSlug(next)
        }}
      />
      <FormField label={t('signUp.name')} error={field(error, 'name')} required>
        <Input name="name" autoComplete="name" maxLength={120} />
      </FormField>
      <FormField label={t('signUp.email')} error={field(error, 'email')} required>
        <Input name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </FormField>
      <FormField label={common('field.password')} hint={people('password.hint')} error={field(error, 'password')} required>
        <PasswordInput name="password" autoComplete="new-password" />
      </FormField>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label={common('locale.label')} error={field(error, 'locale')}>
          <Select name="locale" defaultValue={language}>
            <option value="pt-BR" lang="pt-BR">
              Português (Brasil)
            </option>
            <option value="en" lang="en">
              English
            </option>
          </Select>
        </FormField>
        <FormField label={t('signUp.timezone')} error={field(error, 'timezone')}>
          <Select value={timezone} onChange={(event) => setChosenZone(event.target.value)}>
            {timezones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        </FormField>
      </div>
      <Button type="submit" size="lg" disabled={pending} aria-busy={pending} className="mt-2">
        {pending ? t('signUp.pending') : t('signUp.submit')}
      </Button>
    </form>
  )
}
