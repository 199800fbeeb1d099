'use client'

import { useT } from '@/components/i18n/use-t'
import { exactDuration, localTime } from '@/components/sla/explain/exact'
import { cn } from '@/components/ui/cn'
import type { Place } from '@/lib/platform/i18n/format'
import type { Segment } from '@/lib/sla/calendar/segments'

interface TryTraceProps {
  trace: readonly Segment[]
  more: boolean
  place: Place
  sum: string
}

/** Stretch by stretch what counts and what does not. */
export function TryTrace({ trace, more, place, sum }: TryTraceProps) {
  const t = useT('calendars')
  return (
    <div role="region" aria-label={t('preview.trace')} tabIndex={0} className="max-h-72 overflow-y-auto">
      <table className="w-full text-sm">
        <thead className="border-b border-border text-left text-xs text-muted-foreground">
          <tr>
            <th scope="col" className="py-2 pr-3 font-medium">
              {t('preview.when')}
            </th>
            <th scope="col" className="py-2 pr-3 font-medium">
              {t('preview.what')}
            </th>
            <th scope="col" className="py-2 text-right font-medium">
              {t('preview.counts')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-border">
          {trace.map((segment) => (
            <TryRow key={segment.from} segment={segment} place={place} />
          ))}
        </tbody>
        <tfoot className="border-t-2 border-border-strong font-semibold">
          <tr>
            <td colSpan={2} className="py-2 pr-3 text-xs font-normal text-muted-foreground">
              {more ? t('preview.more') : null}
            </td>
            <td className="py-2 text-right whitespace-nowrap tabular-nums">{sum}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function TryRow({ segment: { from, to, open, reason, holiday }, place }: { segment: Segment; place: Place }) {
  const t = useT('calendars')
  const start = localTime(new Date(from).toISOString(), place)
  const end = localTime(new Date(to).toISOString(), place)
  const length = exactDuration(Math.round((to - from) / 1000))
  return (
    <tr className={cn('align-top', !open && 'text-muted-foreground')}>
      <td className="py-1.5 pr-3 text-xs leading-5 tabular-nums">
        {start.day} <span className="whitespace-nowrap">{start.time} –</span> {start.day === end.day ? null : `${end.day} `}
        <span className="whitespace-nowrap">{end.time}</span>
      </td>
      <td className="py-1.5 pr-3 wrap-break-word">
        {reason === 'holiday' ? t('preview.holiday', { name: holiday ?? '' }) : t(`preview.${reason}`)}
      </td>
      <td className="py-1.5 text-right whitespace-nowrap tabular-nums">
        {open ? (
          <span className="font-medium">{length}</span>
        ) : (
          <span className="text-xs">
            <span className="sr-only">{t('preview.notCounted')}: </span>
            <span aria-hidden>–</span>
            <span className="sr-only">{length}</span>
          </span>
        )}
      </td>
    </tr>
  )
}
