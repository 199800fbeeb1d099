import { newId } from '@/lib/platform/ids'
import { Random } from './data/random'
import { SENTENCES, THINGS, TROUBLES } from './data/words'
import { sql } from './database'
import type { Target } from './measure'
import type { Measured } from './servers'
import { api, post, type Sampled } from './targets'

/** As many as an organisation that keeps them for years has. */
const PER_TENANT = 300
/** Tenants that have them; asking goes round among these. */
const TENANTS = 10

const TICKETS = `
insert into ticket (tenant_id, id, kind, number, title, status, impact, urgency, priority, channel, requester_id, created_at)
select g.tenant_id, g.id, 'problem', g.number, g.title, 'root_cause_analysis', 'medium', 'medium', 3, 'portal',
  (select id from app_user u where u.tenant_id = g.tenant_id order by id limit 1), now() - interval '30 days'
from json_to_recordset($1) as g(tenant_id uuid, id uuid, number int, title text)`

const PROBLEMS = `
insert into problem (tenant_id, ticket_id, symptoms, error_code, root_cause, workaround, workaround_html, known_error_at, known_error_audience)
select tenant_id, id, symptoms, code, 'Known', 'Restart', '<p>Restart</p>', now(), 'requesters'
from json_to_recordset($1) as g(tenant_id uuid, id uuid, symptoms text, code text)`

/** Gives some tenants their known errors, unless they have them from an earlier run. */
export async function ensureKnownErrors(url: string, sampled: readonly Sampled[]): Promise<void> {
  const [{ there }] = (await sql<{ there: boolean }>(url, 'select exists (select from known_error_search) as there')) as [{ there: boolean }]
  if (there) return
  const random = new Random(11)
  for (const tenantId of tenantsOf(sampled)) {
    const rows = Array.from({ length: PER_TENANT }, (_, at) => ({
      tenant_id: tenantId,
      id: newId(),
      number: at + 1,
      title: `${random.pick(THINGS)} ${random.pick(TROUBLES)} ${random.below(90)}`,
      symptoms: `${random.pick(SENTENCES)} ${random.pick(SENTENCES)} ${random.pick(TROUBLES)} ${random.below(900)}`,
      code: random.chance(0.4) ? `0x8007${(4096 + at).toString(16)}` : null,
    }))
    await sql(url, TICKETS, [JSON.stringify(rows)])
    await sql(url, PROBLEMS, [JSON.stringify(rows)])
  }
  await sql(url, 'analyze problem, known_error_search')
}

const tenantsOf = (sampled: readonly Sampled[]) => [...new Set(sampled.map(({ site }) => site.tenantId))].slice(0, TENANTS)

/** The known errors that a text is likely about, as it is asked while somebody types. */
export function suggestTarget(web: Measured, sampled: readonly Sampled[]): Target {
  const tenants = new Set(tenantsOf(sampled))
  const requests = sampled
    .filter(({ site }) => tenants.has(site.tenantId))
    .map(({ site }, at) => {
      const random = new Random(at)
      return post('/api/v1/known-errors/matches', api(site, web), {
        title: `${random.pick(THINGS)} ${random.pick(TROUBLES)}`,
        description: `${random.pick(SENTENCES)} ${random.pick(SENTENCES)}`,
      })
    })
  return { name: 'suggest', server: web, count: 600, requests }
}
