'use client'

import { useState } from 'react'
import { FormError } from '@/components/admin/form/form-error'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { CardContent, CardFooter } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { toast } from '@/components/ui/toast-store'
import { CHANNELS } from '@/lib/mail/vocabulary'
import { updatePreferencesAction } from '@/lib/notifications/actions'
import type { PreferenceDto } from '@/lib/notifications/preferences/schema'

/** What one wants to be told of, by mail and in the app. */
export function PreferencesForm({ initial }: { initial: readonly PreferenceDto[] }) {
  const t = useT('mail')
  const common = useT('common')
  const [preferences, setPreferences] = useState(initial)
  const { pending, error, submit } = useSubmit()

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit(
          () => updatePreferencesAction([...preferences]),
          () => toast.success(t('preferences.saved')),
        )
      }}
    >
      <CardContent>
        <FormError error={error} />
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-border text-xs text-muted-foreground">
              <th scope="col" className="py-2 pr-4 text-left font-medium">
                {t('preferences.event')}
              </th>
              {CHANNELS.map((channel) => (
                <th key={channel} scope="col" className="w-24 px-2 py-2 text-center font-medium">
                  {t(`channel.${channel}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-border">
            {preferences.map((preference) => (
              <tr key={preference.event}>
                <th scope="row" className="py-2.5 pr-4 text-left font-normal">
                  {t(`event.${preference.event}`)}
                </th>
                {CHANNELS.map((channel) => (
                  <td key={channel} className="px-2 text-center">
                    <Checkbox
                      checked={preference[channel]}
                      aria-label={t('preferences.cell', { channel: t(`channel.${channel}`), event: t(`event.${preference.event}`) })}
                      onChange={({ target: { checked } }) =>
                        setPreferences(preferences.map((one) => (one.event === preference.event ? { ...one, [channel]: checked } : one)))
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </CardContent>
      <CardFooter>
        <Button type="submit" disabled={pending} aria-busy={pending}>
          {common('actions.save')}
        </Button>
      </CardFooter>
    </form>
  )
}
