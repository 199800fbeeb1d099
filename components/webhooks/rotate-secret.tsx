'use client'

import { useState } from 'react'
import { FormDialog } from '@/components/admin/form/form-dialog'
import { textOf } from '@/components/admin/form/text-of'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { rotateWebhookSecretAction } from '@/lib/integrations/webhooks/actions'
import { useRouter } from 'next/navigation'
import { SecretDialog } from './secret-dialog'

const OVERLAPS = [24, 72, 168, 1, 0]
const DAY = 24

/** Gives an endpoint a new secret, and shows it this once. */
export function RotateSecret({ id }: { id: string }) {
  const t = useT('webhooks')
  const router = useRouter()
  const [secret, setSecret] = useState<string | null>(null)

  async function rotate(form: FormData) {
    const result = await rotateWebhookSecretAction(id, { overlapHours: Number(textOf(form, 'overlap')) })
    if (result.ok) setSecret(result.data.secret)
    return result
  }

  function done() {
    setSecret(null)
    router.refresh()
  }

  return (
    <>
      <FormDialog
        trigger={<Button variant="outline">{t('actions.rotate')}</Button>}
        title={t('actions.rotateTitle')}
        description={t('actions.rotateHint')}
        submitLabel={t('actions.rotate')}
        success={t('actions.saved')}
        action={rotate}
      >
        {() => (
          <FormField label={t('actions.overlap')}>
            <Select name="overlap">
              {OVERLAPS.map((hours) => (
                <option key={hours} value={hours}>
                  {hours >= DAY ? t('actions.overlapDays', { count: hours / DAY }) : t('actions.overlapHours', { count: hours })}
                </option>
              ))}
            </Select>
          </FormField>
        )}
      </FormDialog>
      <SecretDialog secret={secret} onDone={done} />
    </>
  )
}
