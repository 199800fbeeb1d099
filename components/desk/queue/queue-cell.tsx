import type { T } from '@/components/i18n/get-t'
import { PriorityBadge, type PriorityLevel } from '@/components/shared/priority-badge'
import { StatusBadge } from '@/components/shared/status-badge'
import { ClockChip } from '@/components/sla/clock/chip'
import { mostUrgent } from '@/components/sla/clock/metrics'
import type { IncidentRow } from '@/lib/incidents/queries'
import { formatDateTime, formatRelative, type Place } from '@/lib/platform/i18n/format'
import type { ColumnId } from '@/lib/incidents/views/vocabulary'

interface QueueCellProps {
  column: ColumnId
  row: IncidentRow
  t: T
  place: Place
  now: Date
}

/** What one column shows of an incident: plain elements, since a page has hundreds of them. */
export function QueueCell({ column, row, t, place, now }: QueueCellProps) {
  switch (column) {
    case 'number':
      return row.number
    case 'title':
      return (
        <>
          <a href={`/desk/incidents/${row.number}`}>{row.title}</a>
          {row.confidential ? <em>{t('desk.queue.confidential')}</em> : null}
        </>
      )
    case 'priority':
      return <PriorityBadge level={row.priority as PriorityLevel} label={t(`common.priority.${row.priority as PriorityLevel}`)} />
    case 'sla': {
      const urgent = mostUrgent(row.sla)
      return urgent ? <ClockChip {...urgent} place={place} now={now} t={t} /> : <i>—</i>
    }
    case 'status': {
      // What it waits for says that it waits.
      const label = row.holdReason ? t(`common.holdReason.${row.holdReason}`) : t(`common.status.${row.status}`)
      return <StatusBadge status={row.status} label={label} />
    }
    case 'requester':
      return row.requester.name
    case 'assignee':
      return row.assignee?.name ?? <i>{t('common.values.unassigned')}</i>
    case 'team':
      return row.team?.name ?? <i>—</i>
    case 'category':
      return row.category?.name ?? <i>—</i>
    case 'channel':
      return t(`common.channel.${row.channel}`)
    case 'createdAt':
    case 'updatedAt':
      return (
        <time dateTime={row[column]} title={formatDateTime(row[column], place)}>
          {formatRelative(row[column], now, place.locale, 'narrow')}
        </time>
      )
  }
}
