import './queue.css'
import { getT } from '@/components/i18n/get-t'
import type { IncidentRow } from '@/lib/incidents/queries'
import type { Place } from '@/lib/platform/i18n/format'
import { columnKey, SORT_OF } from './columns'
import { QueueCell } from './queue-cell'
import { queueHref, type QueueState } from './state'

interface QueueTableProps {
  state: QueueState
  /** What it is called, when that is not the queue's own name. */
  label?: string
  rows: readonly IncidentRow[]
  place: Place
  now: Date
}

/**
 * The rows of a queue: one table on wide screens, cards on narrow ones (queue.css). Rows carry no classes
 * and no client components; what happens on them is heard by the island around the table.
 */
export function QueueTable({ state, label, rows, place, now }: QueueTableProps) {
  const t = getT(place.locale)
  return (
    <table className="queue">
      <caption className="sr-only">{label ?? t(`desk.views.${state.view}`)}</caption>
      <thead>
        <tr>
          <th>
            <input type="checkbox" className="check" data-select="all" aria-label={t('desk.queue.selectAll')} />
          </th>
          {state.columns.map((column) => (
            <HeaderCell key={column} state={state} column={column} label={t(columnKey(column))} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-id={row.id}>
            <td>
              <input type="checkbox" className="check" data-select={row.id} aria-label={t('desk.queue.select', { number: row.number })} />
            </td>
            {state.columns.map((column) => (
              <td key={column} data-c={column}>
                <QueueCell column={column} row={row} t={t} place={place} now={now} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function HeaderCell({ state, column, label }: { state: QueueState; column: QueueState['columns'][number]; label: string }) {
  const sort = state.view === 'bin' ? undefined : SORT_OF[column]
  if (!sort) return <th scope="col">{label}</th>
  const ascending = state.sort === sort
  const descending = state.sort === `-${sort}`
  return (
    <th scope="col" aria-sort={ascending ? 'ascending' : descending ? 'descending' : undefined}>
      <a href={queueHref(state, { sort: ascending ? `-${sort}` : sort })}>{label}</a>
    </th>
  )
}
