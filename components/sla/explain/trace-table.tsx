import type { T } from '@/components/i18n/get-t'
import { cn } from '@/components/ui/cn'
import type { Place } from '@/lib/platform/i18n/format'
import type { TraceLine } from '@/lib/sla/schema'
import type { SlaMetric } from '@/lib/sla/types'
import { exactDuration, localTime, secondsOf } from './exact'
import { traceText } from './trace-text'

interface TraceTableProps {
  lines: readonly TraceLine[]
  metric: SlaMetric
  place: Place
  t: T
}

/** Line by line what was counted and what was not, with the sums: whoever checks them comes to the same. */
export function TraceTable({ lines, metric, place, t }: TraceTableProps) {
  return (
    <table className="w-full text-sm max-sm:block">
      <thead className="border-b border-border text-left text-xs text-muted-foreground max-sm:sr-only">
        <tr>
          <th scope="col" className="py-2 pr-3 font-medium">
            {t('clocks.explain.when')}
          </th>
          <th scope="col" className="py-2 pr-3 font-medium">
            {t('clocks.explain.what')}
          </th>
          <th scope="col" className="py-2 text-right font-medium">
            {t('clocks.explain.counts')}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-border max-sm:block">
        {lines.map((line, index) => {
          const before = lines.slice(0, index).findLast(({ reason }) => reason === 'judged')
          return <TraceRow key={index} line={line} before={before} metric={metric} place={place} t={t} />
        })}
      </tbody>
      <tfoot className="border-t-2 border-border-strong text-sm max-sm:block">
        <tr className={cn(NARROW_ROW, 'font-semibold')}>
          <th scope="row" colSpan={2} className="py-2 pr-3 text-left">
            {t('clocks.explain.sum')}
          </th>
          <td className="py-2 text-right whitespace-nowrap tabular-nums">{exactDuration(secondsOf(lines, true))}</td>
        </tr>
        <tr className={cn(NARROW_ROW, 'text-xs text-muted-foreground')}>
          <th scope="row" colSpan={2} className="pr-3 pb-2 text-left font-normal">
            {t('clocks.explain.standing')}
          </th>
          <td className="pb-2 text-right whitespace-nowrap tabular-nums">{exactDuration(secondsOf(lines, false))}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** Where it is narrow, when and how much stand above what happened. */
const NARROW_ROW = 'max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3'

/** Moments that somebody looks for first. */
const MARKED: Partial<Record<TraceLine['reason'], string>> = {
  warning: 'text-warning-ink',
  breach: 'text-danger-ink',
  met: 'text-success-ink',
}

interface TraceRowProps extends Omit<TraceTableProps, 'lines'> {
  line: TraceLine
  before: TraceLine | undefined
}

function TraceRow({ line, before, metric, place, t }: TraceRowProps) {
  const moment = line.from === line.to
  const { what, detail } = traceText(t, line, before, metric, place.timeZone)
  return (
    <tr className={cn(NARROW_ROW, 'py-2 align-top sm:p-0', !line.counted && !moment && 'text-muted-foreground')}>
      <td className="text-xs leading-5 tabular-nums sm:w-54 sm:py-2 sm:pr-3">
        <When line={line} place={place} />
      </td>
      <td className="wrap-anywhere max-sm:order-last max-sm:col-span-2 sm:py-2 sm:pr-3">
        <span className={cn(moment && 'font-medium', MARKED[line.reason])}>{what}</span>
        {detail ? <span className="block text-xs text-muted-foreground">{detail}</span> : null}
      </td>
      <td className="text-right whitespace-nowrap tabular-nums sm:py-2">
        {moment ? null : line.counted ? (
          <span className="font-medium">
            <span aria-hidden>+ </span>
            {exactDuration(line.seconds)}
          </span>
        ) : (
          <>
            <span className="sr-only">{t('clocks.explain.notCounted')}: </span>
            <span className="text-xs line-through decoration-border-strong">{exactDuration(line.seconds)}</span>
          </>
        )}
      </td>
    </tr>
  )
}

/** The stretch in local time; the day is said again only when it is another. */
function When({ line, place }: { line: TraceLine; place: Place }) {
  const from = localTime(line.from, place)
  const to = localTime(line.to, place)
  const sameDay = from.day === to.day
  return (
    <>
      <span className="whitespace-nowrap">
        {from.day} {sameDay ? null : from.time}
      </span>{' '}
      <span className="whitespace-nowrap">
        {sameDay ? from.time : `– ${to.day} ${to.time}`}
        {sameDay && line.from !== line.to ? ` – ${to.time}` : null}
      </span>
    </>
  )
}
