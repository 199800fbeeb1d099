import { formatNumber } from '@/lib/platform/i18n/format'
import { drill } from '@/lib/reports/drill'
import { readReport } from '@/lib/reports/read'
import type { Attainment, TimeMeasure } from '@/lib/reports/schema'
import { attained, duration, percent, pointsOf, share, trendOf } from '@/components/reports/figures'
import type { SectionProps } from '@/components/reports/section-props'
import { Tile } from '@/components/reports/tile'

/** The figures of the period, each beside what it was before. */
export async function SummarySection({ ctx, address, behind, place, t }: SectionProps) {
  const { current: now, previous: was } = (await readReport(ctx, 'summary', address.input)).data
  const { locale } = place
  const { span } = now
  const number = (value: number) => formatNumber(value, locale)
  const shared = { locale, t }

  const count = (key: 'opened' | 'ended' | 'backlog', href: string, more: 'bad' | 'plain') => (
    <Tile {...shared} label={t(`tiles.${key}`)} value={number(now[key])} before={number(was[key])} trend={trendOf(now[key], was[key])} href={href} more={more}
      detail={key === 'ended' ? t('tiles.balance', { value: formatNumber(now.opened - now.ended, locale, { signDisplay: 'exceptZero' }) }) : undefined} />
  )
  const time = (key: 'firstReply' | 'resolution', href: string) => (
    <Tile {...shared} label={t(`tiles.${key}`)} value={duration(now[key].mean)} before={duration(was[key].mean)} trend={trendOf(now[key].mean, was[key].mean)}
      href={href} more="bad" detail={<TimeDetail time={now[key]} t={t} />} />
  )
  const level = (key: 'firstResponseSla' | 'resolutionSla', href: string) => (
    <Tile {...shared} label={t(`tiles.${key}`)} value={percent(attained(now[key]), locale)} before={percent(attained(was[key]), locale)}
      trend={pointsOf(attained(now[key]), attained(was[key]))} href={href} more="good" detail={t('tiles.attained', numbersOf(now[key], number))} />
  )
  const rate = share(now.reopened, now.opened)
  return (
    <ul aria-label={t('tiles.label')} className="grid grid-cols-2 gap-2.5 sm:gap-3 lg:grid-cols-4 print:grid-cols-4">
      {count('opened', behind(drill.opened(span)), 'plain')}
      {count('ended', behind(drill.ended(span)), 'plain')}
      {count('backlog', behind(drill.openAt(now.backlogAt)), 'bad')}
      <Tile {...shared} label={t('tiles.reopened')} value={number(now.reopened)} before={percent(share(was.reopened, was.opened), locale)} trend={pointsOf(rate, share(was.reopened, was.opened))}
        href={behind(drill.reopened(span))} more="bad" detail={t('tiles.rate', { rate: percent(rate, locale) })} />
      {time('firstReply', behind(drill.replied(span)))}
      {time('resolution', behind(drill.resolved(span)))}
      {level('firstResponseSla', behind(drill.clock(span, 'firstResponse', 'met', 'breached')))}
      {level('resolutionSla', behind(drill.clock(span, 'resolution', 'met', 'breached')))}
    </ul>
  )
}

function TimeDetail({ time, t }: { time: TimeMeasure; t: SectionProps['t'] }) {
  if (time.count === 0) return t('tiles.noMeasure')
  return (
    <>
      {t('tiles.times', { median: duration(time.median), p90: duration(time.p90) })}
      {time.businessMean === null ? null : <span className="block">{t('tiles.business', { value: duration(time.businessMean) })}</span>}
    </>
  )
}

const numbersOf = ({ met, breached, running }: Attainment, number: (value: number) => string) => ({
  met: number(met),
  ended: number(met + breached),
  running: number(running),
})
