'use client'

import { Upload } from 'lucide-react'
import { type ChangeEvent, useRef, useTransition } from 'react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import type { ActionError, ActionResult } from '@/lib/people/action-context'
import { readHolidayFileAction } from '@/lib/sla/calendars/actions'
import { ICAL_LIMIT, type IcalHolidays } from '@/lib/sla/calendars/schema'

/** Reads the holidays of an iCalendar file. */
export function IcalButton({ onRead }: { onRead: (read: IcalHolidays) => void }) {
  const t = useT('calendars')
  const input = useRef<HTMLInputElement>(null)
  const [pending, startTransition] = useTransition()

  function take(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    // The same file can be chosen again.
    event.target.value = ''
    if (!file) return
    startTransition(async () => {
      const result = await read(file)
      if (result.ok) onRead(result.data)
      else toast.error(t(`file.${reasonOf(result.error)}`))
    })
  }

  return (
    <>
      <Button variant="outline" size="sm" disabled={pending} aria-busy={pending} onClick={() => input.current?.click()}>
        <Upload aria-hidden />
        {t('holiday.ical')}
      </Button>
      <input ref={input} type="file" accept=".ics,text/calendar" hidden tabIndex={-1} aria-label={t('holiday.ical')} onChange={take} />
    </>
  )
}

function read(file: File): Promise<ActionResult<IcalHolidays>> {
  if (file.size > ICAL_LIMIT)
    return Promise.resolve({ ok: false, error: { code: 'payload_too_large', message: '', requestId: '' } })
  const form = new FormData()
  form.append('file', file)
  return call(() => readHolidayFileAction(form))
}

function reasonOf({ code, fields }: ActionError) {
  if (code === 'payload_too_large') return code
  const issue = fields?.file?.code
  return issue === 'not_icalendar' || issue === 'too_many' ? issue : 'failed'
}
