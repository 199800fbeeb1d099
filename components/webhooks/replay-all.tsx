'use client'

import { FormDialog } from '@/components/admin/form/form-dialog'
import { textOf } from '@/components/admin/form/text-of'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-store'
import { replayDeadDeliveriesAction } from '@/lib/integrations/webhooks/actions'

const DAYS = [1, 3, 7, 30]
const DAY = 86_400_000

/** Puts back what was given up in the last days. */
export function ReplayAll({ id }: { id: string }) {
  const t = useT('webhooks')

  async function replay(form: FormData) {
    const since = new Date(Date.now() - Number(textOf(form, 'days')) * DAY).toISOString()
    const result = await replayDeadDeliveriesAction(id, { since })
    if (result.ok) toast.info(t('log.replayedCount', { count: result.data.replayed }))
    return result
  }

  return (
    <FormDialog
      trigger={<Button variant="outline">{t('log.replayAll')}</Button>}
      title={t('log.replayAllTitle')}
      description={t('log.replayAllHint')}
      submitLabel={t('log.replayAll')}
      success={t('log.replayed')}
      action={replay}
    >
      {() => (
        <FormField label={t('log.since')}>
          <Select name="days">
            {DAYS.map((days) => (
              <option key={days} value={days}>
                {t('log.days', { count: days })}
              </option>
            ))}
          </Select>
        </FormField>
      )}
    </FormDialog>
  )
}
