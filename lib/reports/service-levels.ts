import 'server-only'
import { PRIORITIES } from '@/lib/tickets/vocabulary'
import { attainmentColumns, attainmentOf, type AttainmentColumns } from './attainment'
import type { ReportOf, ServiceLevelRow } from './schema'
import { Measures, type Scope } from './scope'

type Clocks = Pick<ServiceLevelRow, 'firstResponse' | 'resolution'>

interface Row extends AttainmentColumns {
  policyId: string | null
  policy: string | null
  teamId: string | null
  team: string | null
  priority: number
}

/** What became of the clocks of those opened in the period, by policy, team and priority: one pass, added up here. */
export async function readServiceLevels(scope: Scope): Promise<ReportOf<'service-levels'>['data']> {
  const measures = new Measures(scope)
  const rows = await measures.run<Row>(`
    select g.*, p.id as "policyId", p.name as policy, team.id as "teamId", team.name as team
    from (
      select t.tenant_id, t.policy_id, t.team_id, t.priority, ${attainmentColumns(measures.now)}
      from ticket_measure t
      where ${measures.where({ opened: scope.period })} and coalesce(t.first_response_state, t.resolution_state) is not null
      group by t.tenant_id, t.policy_id, t.team_id, t.priority
    ) g
    left join sla_policy p on p.tenant_id = g.tenant_id and p.id = g.policy_id
    left join team on team.tenant_id = g.tenant_id and team.id = g.team_id`)
  const byName = (of: (row: Row) => { id: string | null; name: string | null }): ServiceLevelRow[] =>
    [...Map.groupBy(rows, (row) => of(row).id).values()]
      .map((group) => ({ ...of(group[0] as Row), ...sum(group) }))
      .toSorted((a, b) => (a.name ?? '\u{ffff}').localeCompare(b.name ?? '\u{ffff}'))
  return {
    policies: byName(({ policyId, policy }) => ({ id: policyId, name: policy })).filter(({ id }) => id !== null),
    teams: byName(({ teamId, team }) => ({ id: teamId, name: team })),
    priorities: PRIORITIES.map((priority) => ({ priority, ...sum(rows.filter((row) => row.priority === priority)) })),
  }
}

const none = () => ({ met: 0, breached: 0, running: 0 })

function sum(rows: readonly AttainmentColumns[]): Clocks {
  const total: Clocks = { firstResponse: none(), resolution: none() }
  for (const row of rows.map(attainmentOf)) {
    for (const clock of ['firstResponse', 'resolution'] as const) {
      for (const outcome of ['met', 'breached', 'running'] as const) total[clock][outcome] += row[clock][outcome]
    }
  }
  return total
}
