'use client'

import { useState } from 'react'
import { FormError } from '@/components/admin/form/form-error'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { toast } from '@/components/ui/toast-store'
import { updateMatrixAction } from '@/lib/mail/actions'
import { NOTICE_EVENTS, RECIPIENTS, STANDARD_MATRIX, type Matrix, type NoticeChannel, type NoticeEvent, type Recipient } from '@/lib/mail/vocabulary'
import { MatrixCell } from './matrix-cell'

/** The matrix as a table; on a narrow screen each event is a list of its recipients. */
export function MatrixForm({ initial }: { initial: Matrix }) {
  const t = useT('mail')
  const common = useT('common')
  const [matrix, setMatrix] = useState(initial)
  const { pending, error, submit } = useSubmit()

  function toggle(event: NoticeEvent, recipient: Recipient, channel: NoticeChannel) {
    const cell = matrix[event][recipient]
    if (cell) setMatrix({ ...matrix, [event]: { ...matrix[event], [recipient]: { ...cell, [channel]: !cell[channel] } } })
  }

  function save() {
    submit(
      () => updateMatrixAction({ cells: cellsOf(matrix) }),
      (saved) => {
        setMatrix(saved)
        toast.success(t('matrix.saved'))
      },
    )
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      className="space-y-4"
    >
      <FormError error={error} />
      <Card className="overflow-hidden">
        <table className="w-full text-sm max-lg:block">
          <thead className="max-lg:hidden">
            <tr className="border-b border-border text-left text-xs text-muted-foreground">
              <th scope="col" className="px-4 py-2.5 font-medium">
                {t('matrix.event')}
              </th>
              {RECIPIENTS.map((recipient) => (
                <th key={recipient} scope="col" className="px-2 py-2.5 font-medium">
                  {t(`recipient.${recipient}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-border max-lg:block">
            {NOTICE_EVENTS.map((event) => (
              <tr key={event} className="align-top max-lg:block max-lg:py-3">
                <th scope="row" className="max-w-72 px-4 py-3 text-left font-medium max-lg:block max-lg:max-w-none max-lg:py-0 max-lg:pb-1">
                  {t(`event.${event}`)}
                  <span className="block text-xs font-normal text-muted-foreground">{t(`eventHint.${event}`)}</span>
                </th>
                {RECIPIENTS.map((recipient) => (
                  <MatrixCell
                    key={recipient}
                    event={event}
                    recipient={recipient}
                    value={matrix[event][recipient]}
                    onToggle={(channel) => toggle(event, recipient, channel)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={pending} aria-busy={pending}>
          {common('actions.save')}
        </Button>
        <Button variant="outline" disabled={pending} onClick={() => setMatrix(STANDARD_MATRIX)}>
          {t('matrix.standard')}
        </Button>
      </div>
    </form>
  )
}

const cellsOf = (matrix: Matrix) =>
  NOTICE_EVENTS.flatMap((event) =>
    RECIPIENTS.flatMap((recipient) => {
      const cell = matrix[event][recipient]
      return cell ? [{ event, recipient, email: cell.email, inApp: cell.inApp }] : []
    }),
  )
