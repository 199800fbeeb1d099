import { CLOCK_KEYS } from '@/lib/sla/clock'
import type { Terms } from '@/lib/sla/terms'
import { SLA_METRICS, type SlaMetric } from '@/lib/sla/types'
import type { Told } from './clock-support'

/**
 * The clocks of a ticket by living through it tick by tick: at each its facts happen, then what is due becomes true,
 * then time passes to the next, which counts where the calendar is open. No arithmetic on calendars at all. Facts,
 * openings, targets and warnings have to fall on ticks.
 */
export const TICK = 20_000

export interface Lived {
  state: string
  /** Milliseconds. */
  used: number
  startedAt: number
  metAt: number | null
  breachedAt: number | null
  /** Whether the warning was passed, and when. */
  warnedAt: number | null
  /** Milliseconds. */
  target: number
}

interface Life extends Omit<Lived, 'state' | 'target'> {
  metric: SlaMetric
  paused: boolean
  cancelled: boolean
  /** Those it stopped under. */
  verdict: Terms | null
}

export type IsOpen = (terms: Terms, instant: number) => boolean

const OVER = ['resolved', 'closed', 'fulfilled']

export function live(told: readonly Told[], now: number, isOpen: IsOpen): Record<keyof typeof CLOCK_KEYS, Lived | null> {
  const lives = new Map<SlaMetric, Life>()
  let terms: Terms | null = null
  let status = ''
  let holdReason: string | null = null
  let happened = 0

  const promised = (life: Life, by: Terms | null = terms): number | null => {
    const target = by?.definition.targets[by.priority as 3]?.[CLOCK_KEYS[life.metric]]
    return target === undefined ? null : target * 1_000
  }
  const warnsAfter = (target: number) => (target * (terms?.definition.warnPercent ?? 0)) / 100
  const stopped = (life: Life) => life.cancelled || life.metAt !== null
  const begin = (metric: SlaMetric, at: number) =>
    lives.set(metric, {
      metric, used: 0, startedAt: at, metAt: null, breachedAt: null, warnedAt: null, paused: false, cancelled: false, verdict: null,
    })
  const stop = (life: Life, how: () => void) => {
    if (stopped(life)) return
    how()
    life.paused = false
    life.verdict = terms
  }
  /** What the time used means now. A judgement takes back what is no longer so. */
  const weigh = (life: Life, at: number, takeBack: boolean) => {
    const target = promised(life)
    if (stopped(life) || target === null) return
    if (life.used >= warnsAfter(target)) life.warnedAt ??= at
    else if (takeBack) life.warnedAt = null
    if (life.used >= target) life.breachedAt ??= at
    else if (takeBack) life.breachedAt = null
  }
  const settle = () => {
    const life = lives.get('resolution')
    if (life && !stopped(life)) {
      life.paused = status === 'on_hold' && (terms?.definition.pauseOn.some((reason) => reason === holdReason) ?? false)
    }
  }
  const enter = (at: number, next: string, reason: string | null) => {
    const was = status
    status = next
    holdReason = reason
    if (status === 'cancelled') lives.forEach((life) => stop(life, () => (life.cancelled = true)))
    else if (OVER.includes(status)) lives.forEach((life) => stop(life, () => (life.metAt = at)))
    else if (OVER.includes(was)) {
      const life = lives.get('resolution')
      if (life && !life.cancelled && life.metAt !== null) {
        life.metAt = null
        life.verdict = null
        weigh(life, at, true)
      }
    }
    settle()
  }
  const happen = (fact: Told) => {
    const { at } = fact
    switch (fact.type) {
      case 'opened':
        begin('first_response', at)
        begin('resolution', at)
        return enter(at, fact.status, fact.holdReason)
      case 'status':
        return enter(at, fact.status, fact.holdReason)
      case 'judged':
        terms = fact.terms
        lives.forEach((life) => weigh(life, at, true))
        return settle()
      case 'replied':
        for (const metric of ['first_response', 'next_response'] as const) {
          const life = lives.get(metric)
          if (life) stop(life, () => (life.metAt = at))
        }
        return
      case 'asked': {
        const life = lives.get('next_response')
        if (status !== 'cancelled' && !OVER.includes(status) && (!life || stopped(life))) begin('next_response', at)
        return
      }
      // Not part of what is compared: merging has tests of its own (tests/integration/merge).
      case 'merged':
      case 'unmerged':
        throw new Error('The oracle knows no merges')
    }
  }

  for (let at = told[0]?.at ?? now; ; at += TICK) {
    for (let fact = told[happened]; fact && fact.at <= at; fact = told[++happened]) happen(fact)
    lives.forEach((life) => {
      if (!life.paused) weigh(life, at, false)
    })
    if (at >= now) break
    lives.forEach((life) => {
      if (stopped(life) || life.paused || !terms || promised(life) === null) return
      if (isOpen(terms, at)) life.used += TICK
    })
  }

  const lived = (metric: SlaMetric): Lived | null => {
    const life = lives.get(metric)
    const target = life ? promised(life, stopped(life) ? life.verdict : terms) : null
    if (!life || target === null) return null
    const { used, startedAt, metAt, breachedAt, warnedAt } = life
    return { state: stateOf(life), used, startedAt, metAt, breachedAt, warnedAt, target }
  }
  return Object.fromEntries(SLA_METRICS.map((metric) => [metric, lived(metric)])) as Record<SlaMetric, Lived | null>
}

function stateOf({ cancelled, metAt, breachedAt, paused }: Life): string {
  if (cancelled) return 'cancelled'
  if (metAt !== null) return breachedAt === null ? 'met' : 'breached_met'
  if (paused) return 'paused'
  return breachedAt === null ? 'running' : 'breached_running'
}
