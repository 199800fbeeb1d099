import type { Messages } from '@/components/i18n/messages'

export type TicketStatus = keyof Messages['common']['status']

interface StatusBadgeProps {
  status: TicketStatus
  /** The state's name, `t('common.status.…')`. */
  label: string
}

/** A ticket's state: colour, shape and word. One element, for the sake of long queues (styles/badges.css). */
export function StatusBadge({ status, label }: StatusBadgeProps) {
  return (
    <span className="status" data-status={status}>
      {label}
    </span>
  )
}
