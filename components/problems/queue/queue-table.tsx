import '@/components/desk/queue/queue.css'
import type { ReactNode } from 'react'
import { getT } from '@/components/i18n/get-t'
import { PriorityBadge, type PriorityLevel } from '@/components/shared/priority-badge'
import { Badge } from '@/components/ui/badge'
import { formatDateTime, formatRelative, type Place } from '@/lib/platform/i18n/format'
import type { ProblemRow } from '@/lib/problems/schema'
import type { ProblemSort } from '@/lib/problems/vocabulary'
import { ProblemStatusBadge } from '../problem-status'
import { type ProblemQueueState, queueHref } from './state'

interface QueueTableProps {
  state: ProblemQueueState
  rows: readonly ProblemRow[]
  place: Place
  now: Date
}

/** The rows of a queue of problems: a table on wide screens, cards on narrow ones, as those of incidents. */
export function QueueTable({ state, rows, place, now }: QueueTableProps) {
  const t = getT(place.locale)
  const problems = getT(place.locale, 'problems')
  const header = (label: string, sort?: ProblemSort) => <HeaderCell state={state} sort={sort} label={label} />
  return (
    <table className="queue">
      <caption className="sr-only">{problems('columns.label')}</caption>
      <thead>
        <tr>
          {header('#', 'number')}
          {header(t('common.field.title'))}
          {header(t('common.field.priority'), 'priority')}
          {header(t('common.field.status'))}
          {header(problems('columns.incidents'))}
          {header(t('common.field.assignee'))}
          {header(t('desk.queue.updatedAt'), 'updatedAt')}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-id={row.id}>
            <Cell column="number">{row.number}</Cell>
            <Cell column="title">
              <a href={`/desk/problems/${row.number}`}>{row.title}</a>
              {row.knownError ? (
                <Badge tone="info" className="ml-2">
                  {problems('knownError')}
                </Badge>
              ) : null}
              {row.confidential ? <em>{t('desk.queue.confidential')}</em> : null}
            </Cell>
            <Cell column="priority">
              <PriorityBadge level={row.priority as PriorityLevel} label={t(`common.priority.${row.priority as PriorityLevel}`)} />
            </Cell>
            <Cell column="status">
              <ProblemStatusBadge status={row.status} t={problems} />
            </Cell>
            <Cell column="incidents">{row.incidents.total > 0 ? problems('incidentCount', row.incidents) : <i>—</i>}</Cell>
            <Cell column="assignee">{row.assignee?.name ?? <i>{t('common.values.unassigned')}</i>}</Cell>
            <Cell column="updatedAt">
              <time dateTime={row.updatedAt} title={formatDateTime(row.updatedAt, place)}>
                {formatRelative(row.updatedAt, now, place.locale, 'narrow')}
              </time>
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Cell = ({ column, children }: { column: string; children: ReactNode }) => <td data-c={column}>{children}</td>

function HeaderCell({ state, sort, label }: { state: ProblemQueueState; sort: ProblemSort | undefined; label: string }) {
  if (!sort) return <th scope="col">{label}</th>
  const ascending = state.sort === sort
  const descending = state.sort === `-${sort}`
  return (
    <th scope="col" aria-sort={ascending ? 'ascending' : descending ? 'descending' : undefined}>
      <a href={queueHref(state, { sort: descending ? sort : `-${sort}` })}>{label}</a>
    </th>
  )
}
