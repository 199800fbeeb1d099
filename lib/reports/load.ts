import 'server-only'
import type { LoadRow, ReportOf } from './schema'
import { Measures, type Scope } from './scope'

const OWNERS = {
  teams: { column: 'team_id', table: 'team' },
  people: { column: 'assignee_id', table: 'app_user' },
} as const

/** Who has how much: what was opened and ended in the period, and what is open now, by team and by assignee of today. */
export async function readLoad(scope: Scope): Promise<ReportOf<'load'>['data']> {
  const [teams, people] = await Promise.all([loadBy(scope, 'teams'), loadBy(scope, 'people')])
  return { teams, people }
}

async function loadBy(scope: Scope, owners: keyof typeof OWNERS): Promise<LoadRow[]> {
  const { column, table } = OWNERS[owners]
  const measures = new Measures(scope)
  return measures.run<LoadRow>(`
    with opened as (
      select t.${column} as id, count(*)::int as n from ticket_measure t where ${measures.where({ opened: scope.period })} group by 1
    ), ended as (
      select t.${column} as id, count(*)::int as n,
        avg(greatest(extract(epoch from t.resolved_at - t.created_at), 0))::float8 as resolution
      from ticket_measure t where ${measures.where({ ended: scope.period })} group by 1
    ), open as (
      select t.${column} as id, count(*)::int as n from ticket_measure t where ${measures.where('open')} group by 1
    ), owner as (select id from opened union select id from ended union select id from open)
    select owner.id, named.name, coalesce(opened.n, 0) as opened, coalesce(ended.n, 0) as ended, coalesce(open.n, 0) as open, ended.resolution
    from owner
      left join ${table} named on named.id = owner.id
      left join opened on opened.id is not distinct from owner.id
      left join ended on ended.id is not distinct from owner.id
      left join open on open.id is not distinct from owner.id
    order by owner.id is null, coalesce(open.n, 0) desc, coalesce(opened.n, 0) desc, named.name`)
}
