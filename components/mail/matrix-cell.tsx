import { useT } from '@/components/i18n/use-t'
import { Checkbox } from '@/components/ui/checkbox'
import { CHANNELS, type Channels, type NoticeChannel, type NoticeEvent, type Recipient } from '@/lib/mail/vocabulary'

interface MatrixCellProps {
  event: NoticeEvent
  recipient: Recipient
  /** Absent: nobody like that is ever told of it. */
  value: Channels | undefined
  onToggle: (channel: NoticeChannel) => void
}

/** How one kind of recipient is told of one event. */
export function MatrixCell({ event, recipient, value, onToggle }: MatrixCellProps) {
  const t = useT('mail')
  if (!value) {
    return (
      <td className="px-2 py-3 text-subtle-foreground max-lg:hidden">
        <span aria-hidden>–</span>
        <span className="sr-only">{t('matrix.none')}</span>
      </td>
    )
  }
  return (
    <td className="px-2 py-3 max-lg:flex max-lg:items-center max-lg:gap-4 max-lg:px-4 max-lg:py-1.5">
      <span aria-hidden className="text-muted-foreground max-lg:flex-1 lg:hidden">
        {t(`recipient.${recipient}`)}
      </span>
      <span className="flex gap-x-4 gap-y-2.5 lg:flex-col">
        {CHANNELS.map((channel) => (
          <label key={channel} className="flex items-center gap-1.5 text-xs">
            <Checkbox
              checked={value[channel]}
              onChange={() => onToggle(channel)}
              aria-label={t('matrix.cell', {
                channel: t(`channel.${channel}`),
                event: t(`event.${event}`),
                recipient: t(`recipient.${recipient}`),
              })}
            />
            {t(`channel.${channel}`)}
          </label>
        ))}
      </span>
    </td>
  )
}
