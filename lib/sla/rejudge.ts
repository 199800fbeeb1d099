import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { alarmBy } from './alarm'
import { lastJudgement, type JudgedFact, type VersionRef } from './facts'
import { judge, type SlaSetup } from './match'
import { currentSetup } from './setup'
import { recomputed } from './track'
import { writeSla, type SlaRow, type TicketSla } from './store'

interface Row extends TicketSla {
  id: string
  kind: 'incident'
  priority: number
  categoryId: string | null
}

export interface Moved {
  id: string
  before: SlaRow['clocks']
  after: SlaRow['clocks']
}

/**
 * Judges tickets by the versions that are in force now, with the time already used, and stores their clocks.
 * What is judged so already stays as it is. Locks the tickets until the transaction ends.
 * @param to `policies` matches them anew; `calendars` keeps the version of the policy that judges each, and takes
 *   its calendar to the newest one
 * @returns those that moved
 */
export async function rejudge(tx: Tx, ctx: Ctx, ticketIds: readonly string[], to: 'policies' | 'calendars'): Promise<Moved[]> {
  // Both rows are locked, and so read as they are once a verb that holds them is done.
  const rows = await txSql<Row>(
    tx,
    `select t.id, t.kind, t.priority, t.category_id as "categoryId", s.facts, s.clocks, s.fired, s.silent
     from ticket t join ticket_sla s on s.tenant_id = t.tenant_id and s.ticket_id = t.id
     where t.id = any($1::uuid[]) order by t.id for update of t, s`,
    [ticketIds],
  )
  const setup = await currentSetup(ctx, tx)
  const written: SlaRow[] = []
  const moved: Moved[] = []
  for (const { id, kind, priority, categoryId, ...sla } of rows) {
    const last = lastJudgement(sla.facts)
    const at = Math.max(ctx.now.getTime(), sla.facts.at(-1)?.at ?? 0)
    const judged: JudgedFact =
      to === 'calendars' && last
        ? { ...last, at, reason: 'moved', calendar: newest(setup, last.calendar) }
        : { type: 'judged', at, priority, categoryId, ...judge(setup, { kind, priority, categoryId }), reason: 'moved' }
    if (last && same(last.policy, judged.policy) && same(last.calendar, judged.calendar)) continue
    const row = await recomputed(tx, ctx, id, { ...sla, facts: [...sla.facts, judged] }, at)
    written.push(row)
    moved.push({ id, before: sla.clocks, after: row.clocks })
  }
  await writeSla(tx, ctx, written)
  const next = written.flatMap((row) => row.timer_at ?? []).toSorted()[0] ?? null
  await alarmBy(tx, ctx, next)
  return moved
}

function newest({ calendars }: SlaSetup, calendar: VersionRef | null): VersionRef | null {
  const version = calendar && calendars.get(calendar.id)
  return calendar && version ? { id: calendar.id, version } : calendar
}

const same = (a: VersionRef | null, b: VersionRef | null): boolean =>
  a?.id === b?.id && a?.version === b?.version
