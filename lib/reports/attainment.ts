import 'server-only'
import { outcomeOf } from '@/lib/incidents/measured'
import { CLOCK_OUTCOMES } from '@/lib/incidents/vocabulary'

const CLOCKS = { firstResponse: 'f', resolution: 'r' } as const

/** Columns that count what became of both clocks, `f_met` to `r_running`, over `t`. */
export const attainmentColumns = (now: string): string =>
  Object.entries(CLOCKS)
    .flatMap(([clock, short]) =>
      CLOCK_OUTCOMES.map(
        (outcome) => `count(*) filter (where ${outcomeOf('t', clock as keyof typeof CLOCKS, now)} = '${outcome}')::int as ${short}_${outcome}`,
      ),
    )
    .join(',\n      ')

export type AttainmentColumns = Record<`${'f' | 'r'}_${(typeof CLOCK_OUTCOMES)[number]}`, number>

export const attainmentOf = (row: AttainmentColumns) => ({
  firstResponse: { met: row.f_met, breached: row.f_breached, running: row.f_running },
  resolution: { met: row.r_met, breached: row.r_breached, running: row.r_running },
})
