import 'server-only'
import { incidentWhere, type IncidentFilter } from '@/lib/incidents/filter'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { inLane } from './lane'
import type { Period, Span } from './period'

/** What a report is about: who asks, over which days, whose tickets. */
export interface Scope {
  ctx: Ctx
  period: Period
  filter: Pick<IncidentFilter, 'team' | 'category' | 'priority' | 'assignee'>
}

/** Which tickets of the scope: those opened in a span, those that ended in one, or those that are open. */
export type Cohort = { opened: Span } | { ended: Span } | 'open'

/** The parameters of one statement over `ticket_measure`, and the conditions that every report has in common. */
export class Measures {
  readonly params = new SqlParams()

  constructor(private readonly scope: Scope) {}

  instant(value: Date): string {
    return `${this.params.add(value)}::timestamptz`
  }

  get now(): string {
    return this.instant(this.scope.ctx.now)
  }

  /** The condition, over `t`, that lists of incidents have too: what the actor may see and what the filter asks for. */
  where(cohort: Cohort): string {
    return `${incidentWhere(this.scope.ctx, this.scope.filter, this.params)} and ${this.#in(cohort)}`
  }

  #in(cohort: Cohort): string {
    // Written out as the partial index has it.
    if (cohort === 'open') return `t.status in ('new', 'in_progress', 'on_hold')`
    if ('opened' in cohort) return `t.created_at >= ${this.instant(cohort.opened.from)} and t.created_at < ${this.instant(cohort.opened.to)}`
    return `t.ended_at >= ${this.instant(cohort.ended.from)} and t.ended_at < ${this.instant(cohort.ended.to)}`
  }

  run<Row extends object>(text: string): Promise<Row[]> {
    return inLane(() => tenantSql<Row>(this.scope.ctx, { text, values: this.params.values }))
  }
}
