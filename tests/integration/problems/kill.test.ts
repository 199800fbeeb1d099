import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { relayNow } from '@/lib/platform/jobs/relay/relay'
import { createProblem } from '@/lib/problems/create'
import { getProblem } from '@/lib/problems/queries'
import { resolveProblem } from '@/lib/problems/resolution/resolve'
import { transitionProblem } from '@/lib/problems/transition'
import { LIMITS } from '@/lib/problems/vocabulary'
import { createUser } from '../../support/factories'
import { JobsProcess } from '../../support/jobs-process'
import { startJobs, type Jobs } from '../../support/jobs-server'
import { ownerSql } from '../../support/owner'
import { createWorld } from '../incidents/world'

const INCIDENTS = 850
const PEOPLE = 12

let jobs: Jobs
let worker: JobsProcess

beforeAll(async () => {
  jobs = await startJobs({ serve: false })
  worker = new JobsProcess(jobs.port)
})
afterAll(async () => {
  await worker.kill()
  await jobs.stop()
})

it('a cascade whose process is killed goes on to its end, and tells each requester once', async () => {
  const { tenant, as } = await createWorld()
  const ctx = { ...as.agent_l2 }
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => createUser(tenant)))
  const { id: problemId } = await createProblem(ctx, { title: 'Link de dados rompido' })
  for (const to of ['assess', 'root_cause_analysis']) await transitionProblem(ctx, problemId, { to })
  const ids = Array.from({ length: INCIDENTS }, () => newId())
  await ownerSql(
    `insert into ticket (tenant_id, id, kind, number, title, description_text, description_html, status, impact, urgency, priority, requester_id, channel)
      select $1, id, 'incident', 1000 + place, 'Sem internet', '', '', 'new', 'medium', 'medium', 3, ($3::uuid[])[1 + place % $4::int], 'portal'
      from unnest($2::uuid[]) with ordinality as one(id, place)`,
    [tenant.id, ids, people.map((person) => person.id), PEOPLE],
  )
  await ownerSql(`insert into problem_incident (tenant_id, incident_id, problem_id, via) select $1, id, $3, 'bulk' from unnest($2::uuid[]) as one(id)`, [tenant.id, ids, problemId])

  const incidents = { resolutionCode: 'solved', resolution: 'Fibra emendada' }
  const { resolved, remaining } = await resolveProblem(ctx, problemId, { resolution: 'Fibra emendada', incidents })
  expect([resolved.length, remaining]).toEqual([LIMITS.atOnce, INCIDENTS - LIMITS.atOnce])
  worker.start()
  await relayNow()
  const progress = async () => (await getProblem({ ...ctx }, problemId)).cascade
  const open = async () => (await ownerSql<{ n: number }>(`select count(*)::int as n from ticket where id = any($1::uuid[]) and status = 'new'`, [ids]))[0]?.n ?? -1
  for (const dieWith of [30, 160]) {
    while (((await progress())?.done ?? INCIDENTS) < LIMITS.atOnce + dieWith && worker.alive) await sleep(5)
    await worker.kill()
    const stopped = await progress()
    expect(stopped?.total).toBe(INCIDENTS)
    expect(await open()).toBe(INCIDENTS - (stopped?.done ?? 0))
    expect(await open()).toBeGreaterThan(0)
    worker.start()
  }
  while ((await progress()) !== null) await sleep(50)

  expect(await open()).toBe(0)
  const told = await ownerSql<{ requesterId: string; events: number; told: number }>(
    `select t.requester_id as "requesterId", count(*)::int as events, (count(*) filter (where not coalesce((o.payload ->> 'requesterTold')::boolean, false)))::int as told
      from outbox_event o join ticket t on t.id = (o.payload ->> 'id')::uuid
      where o.tenant_id = $1 and o.type = 'incident.resolved' group by t.requester_id`,
    [tenant.id],
  )
  expect(told.reduce((sum, { events }) => sum + events, 0)).toBe(INCIDENTS)
  expect(told.map((one) => one.told)).toEqual(people.map(() => 1))
  const lines = await ownerSql<{ type: string; new: unknown }>(`select type, new from timeline_entry where ticket_id = $1 and type = 'cascade_finished'`, [problemId])
  expect(lines).toEqual([{ type: 'cascade_finished', new: { total: INCIDENTS, done: INCIDENTS } }])
}, 240_000)
