'use client'

import type { FormEvent } from 'react'
import { useErrorTexts } from '@/components/admin/form/error-texts'
import { FormError } from '@/components/admin/form/form-error'
import { textOf } from '@/components/admin/form/text-of'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { setPreference } from '@/components/shared/preferences'
import { Button } from '@/components/ui/button'
import { CardContent, CardFooter } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-store'
import { updateProfileAction } from '@/lib/people/users/actions'
import type { UserDto } from '@/lib/people/users/schema'
import { LOCALE_COOKIE, locales } from '@/lib/platform/i18n/locale'

/** Name, phone and language; the address is the administrator's to change. */
export function ProfileForm({ user }: { user: UserDto }) {
  const t = useT('people')
  const common = useT('common')
  const { pending, error, submit } = useSubmit()
  const { field } = useErrorTexts()

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const locale = locales.find((known) => known === textOf(form, 'locale')) ?? null
    submit(
      () => updateProfileAction({ name: textOf(form, 'name'), phone: textOf(form, 'phone') || null, locale }),
      () => {
        // Pages before signing in follow the cookie.
        setPreference(LOCALE_COOKIE, locale)
        toast.success(t('account.saved'))
      },
    )
  }

  return (
    <form onSubmit={send} noValidate>
      <CardContent className="grid gap-4 sm:grid-cols-2">
        <FormError error={error} className="sm:col-span-2" />
        <FormField label={common('field.name')} error={field(error, 'name')} required>
          <Input name="name" defaultValue={user.name} autoComplete="name" maxLength={120} />
        </FormField>
        <FormField label={common('field.email')} hint={t('account.emailHint')}>
          <Input value={user.email ?? ''} readOnly autoComplete="email" />
        </FormField>
        <FormField label={t('account.phone')} error={field(error, 'phone')} optional>
          <Input name="phone" type="tel" defaultValue={user.phone ?? ''} autoComplete="tel" maxLength={40} />
        </FormField>
        <FormField label={common('locale.label')} error={field(error, 'locale')}>
          <Select name="locale" defaultValue={user.locale ?? ''}>
            <option value="">{t('account.organisationLocale')}</option>
            <option value="pt-BR" lang="pt-BR">
              Português (Brasil)
            </option>
            <option value="en" lang="en">
              English
            </option>
          </Select>
        </FormField>
      </CardContent>
      <CardFooter>
        <Button type="submit" disabled={pending} aria-busy={pending}>
          {common('actions.save')}
        </Button>
      </CardFooter>
    </form>
  )
}
