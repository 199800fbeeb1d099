'use client'

import { type FormEvent, useState } from 'react'
import { useErrorTexts } from '@/components/admin/form/error-texts'
import { FormError } from '@/components/admin/form/form-error'
import { textOf } from '@/components/admin/form/text-of'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-store'
import { updateTenantAction } from '@/lib/tenants/actions'
import { type Locale, locales } from '@/lib/platform/i18n/locale'
import type { TenantSettings } from '@/lib/platform/tenancy/settings'
import { type Matrix, MatrixEditor } from './matrix-editor'

interface SettingsFormProps {
  initial: Pick<TenantSettings, 'priorityMatrix' | 'reopenDays' | 'autoCloseDays' | 'brandColour'> & { name: string; locale: Locale; timezone: string }
  standardMatrix: Matrix
  timezones: readonly string[]
}

/** Name, language, timezone and rules of the organisation. */
export function SettingsForm({ initial, standardMatrix, timezones }: SettingsFormProps) {
  const t = useT('admin')
  const common = useT('common')
  const [matrix, setMatrix] = useState(initial.priorityMatrix)
  const { pending, error, submit } = useSubmit()
  const { field } = useErrorTexts()

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const locale = locales.find((known) => known === textOf(form, 'locale')) ?? initial.locale
    submit(
      () =>
        updateTenantAction({
          name: textOf(form, 'name'),
          locale,
          timezone: textOf(form, 'timezone'),
          reopenDays: Number(textOf(form, 'reopenDays')),
          autoCloseDays: Number(textOf(form, 'autoCloseDays')),
          brandColour: textOf(form, 'brandColour'),
          priorityMatrix: matrix,
        }),
      () => toast.success(t('settings.saved')),
    )
  }

  return (
    <form onSubmit={send} noValidate className="space-y-5">
      <FormError error={error} />
      <Card>
        <CardHeader>
          <CardTitle>{t('settings.organisation')}</CardTitle>
        </CardHeader>
        <CardContent className="grid gap-4 sm:grid-cols-2">
          <FormField label={common('field.name')} error={field(error, 'name')} required className="sm:col-span-2">
            <Input name="name" defaultValue={initial.name} maxLength={120} />
          </FormField>
          <FormField label={t('settings.locale')} hint={t('settings.localeHint')} error={field(error, 'locale')}>
            <Select name="locale" defaultValue={initial.locale}>
              <option value="pt-BR" lang="pt-BR">
                Português (Brasil)
              </option>
              <option value="en" lang="en">
                English
              </option>
            </Select>
          </FormField>
          <FormField label={t('settings.timezone')} hint={t('settings.timezoneHint')} error={field(error, 'timezone')}>
            <Select name="timezone" defaultValue={initial.timezone}>
              {timezones.map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </Select>
          </FormField>
          <FormField label={t('settings.brandColour')} hint={t('settings.brandColourHint')} error={field(error, 'brandColour')}>
            <Input name="brandColour" type="color" defaultValue={initial.brandColour} className="w-20 p-1" />
          </FormField>
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('settings.matrix')}</CardTitle>
          <CardDescription>{t('settings.matrixHint')}</CardDescription>
        </CardHeader>
        <CardContent>
          <MatrixEditor value={matrix} standard={standardMatrix} onChange={setMatrix} />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('settings.reopening')}</CardTitle>
          <CardDescription>{t('settings.reopeningHint')}</CardDescription>
        </CardHeader>
        <CardContent>
          <FormField label={t('settings.reopenDays')} error={field(error, 'reopenDays')} className="max-w-48">
            <Input name="reopenDays" type="number" min={0} max={90} defaultValue={initial.reopenDays} />
          </FormField>
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('settings.closing')}</CardTitle>
          <CardDescription>{t('settings.closingHint')}</CardDescription>
        </CardHeader>
        <CardContent>
          <FormField label={t('settings.autoCloseDays')} error={field(error, 'autoCloseDays')} className="max-w-48">
            <Input name="autoCloseDays" type="number" min={1} max={90} defaultValue={initial.autoCloseDays} />
          </FormField>
        </CardContent>
      </Card>
      <Button type="submit" size="lg" disabled={pending} aria-busy={pending}>
        {common('actions.save')}
      </Button>
    </form>
  )
}
