import { beforeAll, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { getIncident } from '@/lib/incidents/queries'
import { transitionIncident } from '@/lib/incidents/transition'
import { planEvent } from '@/lib/mail/plan/plan-event'
import type { Ctx } from '@/lib/platform/context'
import { Conflict, Forbidden, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { createProblem } from '@/lib/problems/create'
import { linkIncidents } from '@/lib/problems/incidents/link'
import { listIncidentsOf, problemOfIncident } from '@/lib/problems/incidents/queries'
import { similarIncidents } from '@/lib/problems/incidents/similar'
import { unlinkIncident } from '@/lib/problems/incidents/unlink'
import { getProblem } from '@/lib/problems/queries'
import { previewResolution } from '@/lib/problems/resolution/preview'
import { resolveProblem } from '@/lib/problems/resolution/resolve'
import { resolveRest } from '@/lib/problems/resolution/rest'
import { transitionProblem } from '@/lib/problems/transition'
import { listTimeline } from '@/lib/tickets/timeline'
import { createTask } from '@/lib/tickets/tasks/create'
import { listTasks } from '@/lib/tickets/tasks/queries'
import { removeTask } from '@/lib/tickets/tasks/remove'
import { updateTask } from '@/lib/tickets/tasks/update'
import { systemCtx } from '../../support/factories'
import { ownerSql } from '../../support/owner'
import { createWorld, snapshot, type World } from '../incidents/world'

let world: World
let other: World
beforeAll(async () => {
  ;[world, other] = [await createWorld(), await createWorld()]
})

const reported = (title: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => createIncident(world.as.requester, { title })))
const analysed = async (title: string, incidents: readonly { id: string }[]) => {
  const { id } = await createProblem(world.as.agent, { title, incidents: incidents.map((one) => one.id) })
  for (const to of ['assess', 'root_cause_analysis']) await transitionProblem(world.as.agent, id, { to })
  return getProblem(world.as.agent, id)
}
const types = async (kind: 'incident' | 'problem', id: string) => (await listTimeline({ ...world.as.agent }, kind, id)).data.map(({ type }) => type)

/** The same person, who may not see confidential tickets. */
function withoutConfidential(ctx: Ctx): Ctx {
  if (ctx.actor.kind !== 'user') throw new Error('not a user')
  const permissions = new Set([...ctx.actor.permissions].filter((permission) => permission !== 'incident.confidential'))
  return { ...ctx, now: new Date(), actor: { ...ctx.actor, permissions } }
}

describe('linking', () => {
  it('gives an incident one problem, from either side', async () => {
    const [a, b] = await reported('Rede lenta', 2)
    if (!a || !b) throw new Error('none')
    const first = await createProblem(world.as.agent, { title: 'Rede lenta', incidents: [a.id] })
    const second = await createProblem(world.as.agent, { title: 'Switch velho' })
    const outcome = await linkIncidents(world.as.agent, second.number, { incidents: [a.number, b.number], via: 'bulk' })
    expect(outcome).toMatchObject({ linked: [{ id: b.id }], already: [], elsewhere: [{ id: a.id }] })
    expect(await linkIncidents(world.as.agent, second.id, { incidents: [a.id, b.id], move: true })).toMatchObject({ linked: [{ id: a.id }], already: [{ id: b.id }], elsewhere: [] })
    expect(await problemOfIncident(world.as.agent, a.id)).toMatchObject({ id: second.id })
    expect((await getProblem(world.as.agent, first.id)).incidents.total).toBe(0)
    expect(await types('incident', a.id)).toEqual(['created', 'problem_linked', 'problem_unlinked', 'problem_linked'])
    await unlinkIncident(world.as.agent, a.number)
    expect(await problemOfIncident({ ...world.as.agent }, a.id)).toBeNull()
    expect(await types('problem', second.id)).toContain('incidents_unlinked')
  })

  it('is all or nothing, forbidden to requesters, and keeps to the organisation', async () => {
    const [a] = await reported('Tela azul', 1)
    const problem = await createProblem(world.as.agent, { title: 'Tela azul' })
    if (!a) throw new Error('none')
    await expect(linkIncidents(world.as.agent, problem.id, { incidents: [a.id, 'INC-999999'] })).rejects.toBeInstanceOf(ValidationFailed)
    expect((await getProblem(world.as.agent, problem.id)).incidents.total).toBe(0)
    await expect(linkIncidents(world.as.requester, problem.id, { incidents: [a.id] })).rejects.toBeInstanceOf(Forbidden)
    const before = await snapshot(a.id)
    const theirs = await createProblem(other.as.agent, { title: 'Deles' })
    await expect(linkIncidents(other.as.admin, theirs.id, { incidents: [a.id] })).rejects.toBeInstanceOf(ValidationFailed)
    await expect(linkIncidents(other.as.admin, problem.id, { incidents: [a.id] })).rejects.toBeInstanceOf(NotFound)
    await expect(unlinkIncident(other.as.admin, a.id)).rejects.toBeInstanceOf(NotFound)
    expect(await snapshot(a.id)).toBe(before)
  })

  it('takes hundreds at once, by number or id, and names the one that is not there', async () => {
    const all = await reported('Nota fiscal rejeitada', 40)
    const problem = await createProblem(world.as.agent, { title: 'Certificado da SEFAZ' })
    const refs = all.map(({ id, number }, index) => (index % 2 ? id : number))
    await expect(linkIncidents(world.as.agent, problem.id, { incidents: [...refs, 'nada'] })).rejects.toMatchObject({ issues: [{ path: 'incidents.40' }] })
    // The same ones under both of their names are one; two who link them at once do not stand in each other's way.
    const both = await Promise.all([
      linkIncidents(world.as.agent, problem.id, { incidents: [...refs, ...all.map(({ id }) => id)] }),
      linkIncidents(world.as.manager, problem.id, { incidents: refs.toReversed() }),
    ])
    expect(both.flatMap(({ linked }) => linked)).toHaveLength(40)
    const elsewhere = await createProblem(world.as.agent, { title: 'Outro' })
    await linkIncidents(world.as.agent, elsewhere.id, { incidents: refs, move: true })
    expect((await types('problem', problem.id)).filter((type) => type === 'incidents_unlinked')).toHaveLength(1)
  })

  it('suggests what is alike and hangs on none', async () => {
    const [a, b] = await reported('Leitor biométrico não reconhece digital', 2)
    const problem = await createProblem(world.as.agent, { title: 'Leitor biométrico falha', incidents: [a?.id ?? ''] })
    expect((await similarIncidents(world.as.agent, problem.id)).map(({ id }) => id)).toContain(b?.id)
    expect((await similarIncidents(world.as.agent, problem.id)).map(({ id }) => id)).not.toContain(a?.id)
  })

  it('shows a confidential incident to those only who may see it', async () => {
    const secret = await createIncident(world.as.manager, { title: 'Fraude', confidential: true })
    const problem = await createProblem(world.as.manager, { title: 'Controle falho', incidents: [secret.id] })
    expect((await listIncidentsOf({ ...world.as.agent }, problem.id)).data).toEqual([])
    expect((await getProblem(world.as.agent, problem.id)).incidents.total).toBe(0)
    expect(JSON.stringify((await listTimeline({ ...world.as.agent }, 'problem', problem.id)).data)).not.toContain(secret.number)
  })
})

describe('resolving with the incidents', () => {
  const incidents = { resolutionCode: 'solved', resolution: 'Cabo trocado' }

  it('previews what it does, does it, and tells each requester once', async () => {
    const all = await reported('Sem rede', 3)
    const secret = await createIncident(world.as.manager, { title: 'Sem rede na diretoria', confidential: true })
    const problem = await analysed('Cabo rompido', all)
    await linkIncidents(world.as.manager, problem.id, { incidents: [secret.id] })
    await transitionIncident(world.as.agent, all[2]?.id ?? '', { to: 'resolved', ...incidents })
    const l2 = withoutConfidential(world.as.agent_l2)
    expect(await previewResolution(l2, problem.id)).toMatchObject({ total: 2, requesters: 1, over: 1, hidden: 1 })
    const { resolved, remaining, problem: done } = await resolveProblem(l2, problem.id, { resolution: 'Cabo novo', incidents })
    expect([resolved.map(({ id }) => id).toSorted(), remaining, done.status]).toEqual([all.slice(0, 2).map(({ id }) => id).toSorted(), 0, 'resolved'])
    for (const { id } of all) expect(await getIncident(world.as.agent, id)).toMatchObject({ status: 'resolved', resolution: 'Cabo trocado' })
    expect((await getIncident(world.as.manager, secret.id)).status).toBe('new')
    const told = await ownerSql<{ id: string; payload: { id: string; requesterTold?: boolean } }>(
      `select id, payload from outbox_event where tenant_id = $1 and type = 'incident.resolved' order by id`, [world.tenant.id],
    )
    const ours = told.filter(({ payload }) => resolved.some(({ id }) => id === payload.id))
    expect(ours.map(({ payload }) => payload.requesterTold ?? false)).toEqual([false, true])
    for (const { id } of ours) await planEvent(systemCtx(world.tenant), id)
    const mails = await ownerSql<{ n: number }>(
      `select count(*)::int as n from mail_delivery where tenant_id = $1 and event = 'resolved' and ticket_id = any($2::uuid[])
        and user_id = (select requester_id from ticket where id = $3)`,
      [world.tenant.id, resolved.map(({ id }) => id), all[0]?.id],
    )
    expect(mails[0]?.n).toBe(1)
  })

  it('leaves out what is asked for, and does nothing when one stops it', async () => {
    const [a, b] = await reported('Sem som', 2)
    if (!a || !b) throw new Error('none')
    const problem = await analysed('Driver de som', [a, b])
    await expect(resolveProblem(world.as.agent_l2, problem.id, { resolution: 'Novo', incidents: { ...incidents, resolutionCode: 'nope' } })).rejects.toBeInstanceOf(ValidationFailed)
    expect([(await getIncident(world.as.agent, a.id)).status, (await getProblem(world.as.agent, problem.id)).status]).toEqual(['new', 'root_cause_analysis'])
    await expect(resolveProblem(world.as.agent, problem.id, { resolution: 'Novo' })).rejects.toBeInstanceOf(Forbidden)
    await expect(resolveProblem(world.as.agent_l2, problem.id, { resolution: 'Novo', version: 1 })).rejects.toBeInstanceOf(Conflict)
    await expect(resolveProblem(other.as.admin, problem.id, { resolution: 'Novo', incidents })).rejects.toBeInstanceOf(NotFound)
    await resolveProblem(world.as.agent_l2, problem.id, { resolution: 'Novo', incidents: { ...incidents, except: [b.id] } })
    expect([(await getIncident(world.as.agent, a.id)).status, (await getIncident(world.as.agent, b.id)).status]).toEqual(['resolved', 'new'])
  })

  it('goes on with very many in batches, until the problem is reopened', async () => {
    const all = await reported('Sem e-mail', 3)
    const problem = await analysed('Fila parada', all)
    await resolveProblem(world.as.agent_l2, problem.id, { resolution: 'Fila solta' })
    const state = { ...incidents, except: [all[2]?.id], confidential: true, startedAt: new Date().toISOString(), total: 3, done: 0 }
    await ownerSql('update problem set cascade = $2 where ticket_id = $1', [problem.id, JSON.stringify(state)])
    expect((await getProblem(world.as.agent, problem.id)).cascade).toEqual({ total: 3, done: 0 })
    expect(await resolveRest(systemCtx(world.tenant), problem.id, null)).toBeNull()
    const statuses = await Promise.all(all.map(async ({ id }) => (await getIncident(world.as.agent, id)).status))
    expect(statuses).toEqual(['resolved', 'resolved', 'new'])
    expect((await getProblem(world.as.agent, problem.id)).cascade).toBeNull()
    expect(await resolveRest(systemCtx(world.tenant), problem.id, null)).toBeNull()
  })
})

describe('tasks', () => {
  it('are added, done, opened again and removed, each on the timeline', async () => {
    const problem = await createProblem(world.as.agent, { title: 'Nobreak apita' })
    const task = await createTask(world.as.agent, 'problem', problem.id, { title: 'Trocar bateria', dueAt: '2026-06-01T18:00:00Z' })
    expect(await updateTask(world.as.agent, task.id, { status: 'done', version: 1 })).toMatchObject({ status: 'done', version: 2 })
    expect((await updateTask(world.as.agent, task.id, { status: 'done', title: 'Trocar bateria', dueAt: '2026-06-01T15:00:00-03:00' })).version).toBe(2)
    await expect(updateTask(world.as.agent, task.id, { title: 'Tarde', version: 1 })).rejects.toBeInstanceOf(Conflict)
    expect((await updateTask(world.as.agent, task.id, { status: 'open' })).completedAt).toBeNull()
    expect(await listTasks({ ...world.as.agent }, 'problem', problem.id)).toHaveLength(1)
    await expect(updateTask(world.as.requester, task.id, { title: 'Minha' })).rejects.toBeInstanceOf(NotFound)
    await expect(removeTask(other.as.admin, task.id)).rejects.toBeInstanceOf(NotFound)
    await removeTask(world.as.agent, task.id)
    expect(await types('problem', problem.id)).toEqual(['problem_created', 'task_added', 'task_done', 'task_reopened', 'task_removed'])
  })
})
