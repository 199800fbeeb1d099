import { beforeAll, describe, expect, it } from 'vitest'
import { addComment, commentOn } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { getIncident, listIncidents, slaCounts } from '@/lib/incidents/queries'
import { deleteIncident, restoreIncident } from '@/lib/incidents/remove'
import { replyToIncident } from '@/lib/incidents/reply'
import { incidentListQuery } from '@/lib/incidents/schema'
import { explainIncident } from '@/lib/incidents/sla'
import { transitionIncident } from '@/lib/incidents/transition'
import { updateIncident } from '@/lib/incidents/update'
import { identitiesChanged } from '@/lib/platform/auth/freshness'
import { withTenant } from '@/lib/platform/db/tenant'
import { Forbidden, NotFound } from '@/lib/platform/errors'
import { rejudge } from '@/lib/sla/rejudge'
import { fetchTicket } from '@/lib/tickets/fetch'
import { ownerSql } from '../../support/database'
import { at, createWorld, userId, type World } from '../incidents/world'

/** The tenant's zone is America/Sao_Paulo, three hours behind UTC; office hours are 08:00 to 18:00. */
const local = (text: string) => new Date(`${text}-03:00`)
const FRIDAY_15 = local('2026-08-07T15:00:00')
const FRIDAY_16 = local('2026-08-07T16:00:00')

let world: World
let other: World
beforeAll(async () => {
  world = await createWorld()
  other = await createWorld()
})

const open = (now: Date, more: Record<string, unknown> = {}) =>
  createIncident(at(world.as.agent, now), { title: 'Sem rede', requesterId: userId(world.as.requester), ...more })

const timer = async (id: string) => {
  const [row] = await ownerSql<{ at: Date | null }>('select timer_at as at from ticket_sla where ticket_id = $1', [id])
  return row?.at ?? null
}

describe('an incident', () => {
  it('is opened with its clocks and their timers', async () => {
    const incident = await open(FRIDAY_15)
    expect(incident.sla).toMatchObject({
      firstResponse: {
        state: 'running',
        targetSeconds: 4 * 3600,
        elapsedSeconds: 0,
        remainingSeconds: null,
        dueAt: local('2026-08-10T09:00:00').toISOString(),
        warnAt: local('2026-08-07T18:00:00').toISOString(),
        metAt: null,
        breachedAt: null,
        policy: { name: 'Padrão', version: 1 },
      },
      nextResponse: null,
      resolution: { state: 'running', targetSeconds: 24 * 3600, dueAt: local('2026-08-12T09:00:00').toISOString() },
    })
    expect(await timer(incident.id)).toEqual(local('2026-08-07T18:00:00'))
  })

  it('pauses in business time, and resumes with what is left', async () => {
    const { id } = await open(FRIDAY_15, { impact: 'high' })
    const held = await transitionIncident(at(world.as.agent, local('2026-08-07T16:00:00')), id, { to: 'on_hold', holdReason: 'awaiting_requester' })
    expect(held.sla.resolution).toMatchObject({ state: 'paused', dueAt: null, elapsedSeconds: 3600, remainingSeconds: 7 * 3600 })
    expect(held.sla.firstResponse).toMatchObject({ state: 'breached_running', dueAt: FRIDAY_16.toISOString() })
    const resumed = await transitionIncident(at(world.as.agent, local('2026-08-10T09:00:00')), id, { to: 'in_progress' })
    expect(resumed.sla.resolution).toMatchObject({ state: 'running', dueAt: local('2026-08-10T16:00:00').toISOString(), remainingSeconds: null })
    expect(resumed.sla.firstResponse).toMatchObject({ state: 'breached_running', breachedAt: FRIDAY_16.toISOString() })
  })

  it('is answered by a public reply of those who work it, not by a note, and waits again for each message', async () => {
    const { id } = await open(FRIDAY_15)
    const later = (minutes: number) => new Date(FRIDAY_15.getTime() + minutes * 60_000)
    await addComment(at(world.as.agent, later(5)), id, { body: 'Vou ver', visibility: 'internal' })
    await replyToIncident(at(world.as.requester, later(6)), id, { body: 'Alguma novidade?' })
    expect((await getIncident(at(world.as.agent, later(7)), id)).sla).toMatchObject({ firstResponse: { state: 'running' }, nextResponse: null })
    await addComment(at(world.as.agent, later(10)), id, { body: 'Estamos vendo', visibility: 'public' })
    expect((await getIncident(at(world.as.agent, later(11)), id)).sla).toMatchObject({
      firstResponse: { state: 'met', metAt: later(10).toISOString(), elapsedSeconds: 600 },
    })
  })

  it('shows a breach at its due instant, whatever the jobs have done', async () => {
    const { id } = await open(FRIDAY_15, { impact: 'high', urgency: 'high' })
    const read = (text: string) => getIncident(at(world.as.agent, local(text)), id)
    expect((await read('2026-08-07T15:14:59.999')).sla.firstResponse).toMatchObject({ state: 'running', elapsedSeconds: 899 })
    expect((await read('2026-08-07T15:15:00')).sla.firstResponse).toMatchObject({
      state: 'breached_running',
      breachedAt: local('2026-08-07T15:15:00').toISOString(),
    })
  })

  it('keeps the time used when its priority changes', async () => {
    const { id } = await open(FRIDAY_15)
    const raised = await updateIncident(at(world.as.agent, local('2026-08-07T16:00:00')), id, { impact: 'high' })
    expect(raised.sla.resolution).toMatchObject({ targetSeconds: 8 * 3600, elapsedSeconds: 3600, dueAt: local('2026-08-10T13:00:00').toISOString() })
    // One hour was used; the new promise of one hour is broken at that moment.
    expect(raised.sla.firstResponse).toMatchObject({ state: 'breached_running', breachedAt: local('2026-08-07T16:00:00').toISOString() })
    const lowered = await updateIncident(at(world.as.agent, local('2026-08-07T16:30:00')), id, { impact: 'medium' })
    expect(lowered.sla.firstResponse).toMatchObject({ state: 'running', breachedAt: null, targetSeconds: 4 * 3600 })
  })

  it('goes on with the time used after a reopening', async () => {
    const { id } = await open(FRIDAY_15)
    const agent = (text: string) => at(world.as.agent, local(text))
    const resolved = await transitionIncident(agent('2026-08-07T17:00:00'), id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Cabo trocado' })
    expect(resolved.sla).toMatchObject({ resolution: { state: 'met', elapsedSeconds: 7200 }, firstResponse: { state: 'met' } })
    expect(await timer(id)).toBeNull()
    const reopened = await transitionIncident(agent('2026-08-10T08:00:00'), id, { to: 'in_progress' })
    expect(reopened.sla.resolution).toMatchObject({ state: 'running', elapsedSeconds: 7200, metAt: null })
    expect(reopened.sla.firstResponse).toMatchObject({ state: 'met' })
  })

  it('rests in the bin without timers, and gets them back', async () => {
    const { id } = await open(new Date())
    const due = await timer(id)
    await deleteIncident(world.as.manager, id)
    expect(await timer(id)).toBeNull()
    await restoreIncident(world.as.manager, id)
    expect(await timer(id)).toEqual(due)
  })

  it('cancelled has cancelled clocks', async () => {
    const { id } = await open(FRIDAY_15)
    const cancelled = await transitionIncident(at(world.as.agent, local('2026-08-07T15:30:00')), id, { to: 'cancelled' })
    expect(cancelled.sla).toMatchObject({ firstResponse: { state: 'cancelled' }, resolution: { state: 'cancelled', elapsedSeconds: 1800 } })
  })
})

describe('the explanation', () => {
  it('adds up to the clock, line by line', async () => {
    const { id } = await open(FRIDAY_15, { impact: 'high' })
    await transitionIncident(at(world.as.agent, local('2026-08-07T16:00:00')), id, { to: 'on_hold', holdReason: 'awaiting_requester' })
    await transitionIncident(at(world.as.agent, local('2026-08-10T09:00:00')), id, { to: 'in_progress' })
    const { resolution } = await explainIncident(at(world.as.agent, local('2026-08-10T10:30:00')), id)
    const lines = resolution?.trace.map(({ from, to, seconds, counted, reason }) => [from, to, seconds, counted, reason])
    const z = (text: string) => local(text).toISOString()
    expect(lines).toEqual([
      [z('2026-08-07T15:00:00'), z('2026-08-07T15:00:00'), 0, false, 'judged'],
      [z('2026-08-07T15:00:00'), z('2026-08-07T16:00:00'), 3600, true, 'open'],
      [z('2026-08-07T16:00:00'), z('2026-08-10T09:00:00'), 234_000, false, 'paused'],
      [z('2026-08-10T09:00:00'), z('2026-08-10T10:30:00'), 5400, true, 'open'],
    ])
    const counted = resolution?.trace.filter((line) => line.counted).reduce((sum, line) => sum + line.seconds, 0)
    expect(counted).toBe(resolution?.elapsedSeconds)
  })

  it('is for staff, of the same tenant', async () => {
    const { id } = await open(new Date())
    await expect(explainIncident(world.as.requester, id)).rejects.toThrow(Forbidden)
    await expect(explainIncident(other.as.agent, id)).rejects.toThrow(NotFound)
  })
})

describe('lists', () => {
  it('filter by the worst clock, sort by the due time and page through it', async () => {
    const fresh = await createWorld()
    const agent = fresh.as.agent
    const make = (now: Date, more: Record<string, unknown> = {}) =>
      createIncident(at(agent, now), { title: 'Sem rede', requesterId: userId(fresh.as.requester), ...more })
    const now = local('2026-08-07T12:00:00')
    const late = await make(local('2026-08-03T08:00:00'))
    const soon = await make(local('2026-08-07T08:30:00'))
    const fine = await make(local('2026-08-07T11:55:00'))
    const held = await make(local('2026-08-07T11:56:00'))
    await addComment(at(agent, local('2026-08-07T11:56:30')), held.id, { body: 'oi', visibility: 'public' })
    await transitionIncident(at(agent, local('2026-08-07T11:57:00')), held.id, { to: 'on_hold', holdReason: 'awaiting_requester' })
    const list = async (query: Record<string, string>) =>
      listIncidents(at(agent, now), incidentListQuery.parse(query))
    const ids = async (query: Record<string, string>) => (await list(query)).data.map(({ id }) => id)
    expect(await ids({ sla: 'breached' })).toEqual([late.id])
    expect(await ids({ sla: 'warning' })).toEqual([soon.id])
    expect(new Set(await ids({ sla: 'ok' }))).toEqual(new Set([fine.id, held.id]))
    expect(await ids({ sort: 'dueAt' })).toEqual([late.id, soon.id, fine.id, held.id])
    expect(await slaCounts(at(agent, now))).toEqual({ breached: 1, warning: 1, dueSoon: 2 })

    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { data, page } = await list({ sort: '-dueAt', limit: '1', ...(cursor ? { cursor } : {}) })
      seen.push(...data.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(seen).toEqual([held.id, fine.id, soon.id, late.id])
  })

  it('tell requesters nothing of clocks', async () => {
    const { id } = await open(new Date())
    expect((await getIncident(world.as.requester, id)).sla).toEqual({ firstResponse: null, nextResponse: null, resolution: null })
    await expect(listIncidents(world.as.requester, incidentListQuery.parse({ sla: 'ok' }))).rejects.toThrow(Forbidden)
    await expect(listIncidents(world.as.requester, incidentListQuery.parse({ sort: 'dueAt' }))).rejects.toThrow(Forbidden)
  })
})

describe('two at once', () => {
  it('lose nothing: a move of open tickets waits for a reply that is being written', async () => {
    const { id } = await open(new Date())
    const policy = await ownerSql<{ id: string }>('select id from sla_policy where tenant_id = $1', [world.tenant.id])
    await ownerSql(
      `insert into sla_policy_version (tenant_id, policy_id, version, name, definition)
       select tenant_id, policy_id, 2, name, definition from sla_policy_version where tenant_id = $1 and version = 1`,
      [world.tenant.id],
    )
    await ownerSql('update sla_policy set version = 2 where id = $1', [policy[0]?.id])
    identitiesChanged(world.tenant.id)
    const moves: Promise<unknown>[] = []
    await withTenant(world.as.agent, async (tx) => {
      const row = await fetchTicket(tx, world.as.agent, 'incident', id)
      moves.push(withTenant(world.as.admin, (other) => rejudge(other, world.as.admin, [id], 'policies')))
      await new Promise((resolve) => setTimeout(resolve, 300))
      await commentOn(tx, world.as.agent, row, { body: 'Estamos vendo', visibility: 'public' }, 'none')
    })
    await Promise.all(moves)
    expect((await getIncident(world.as.agent, id)).sla.firstResponse).toMatchObject({ state: 'met', policy: { version: 1 } })
    expect((await getIncident(world.as.agent, id)).sla.resolution).toMatchObject({ state: 'running', policy: { version: 2 } })
  })
})

describe('a requester who works the desk', () => {
  it('asks nothing more with the words of a resolution', async () => {
    const incident = await createIncident(world.as.agent, { title: 'Sem rede', requesterId: userId(world.as.agent) })
    const resolved = await transitionIncident(world.as.agent, incident.id, {
      to: 'resolved',
      resolutionCode: 'solved',
      resolution: 'Cabo trocado',
      comment: 'Resolvi',
    })
    expect(resolved.sla).toMatchObject({ firstResponse: { state: 'met' }, resolution: { state: 'met' } })
    expect(resolved.sla.nextResponse?.state ?? 'none').not.toBe('running')
  })
})
