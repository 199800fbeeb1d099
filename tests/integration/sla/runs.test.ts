process.env.INNGEST_EVENT_KEY = 'test'
process.env.INNGEST_SIGNING_KEY = 'signkey-test-00'

import { beforeAll, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { getIncident } from '@/lib/incidents/queries'
import { transitionIncident } from '@/lib/incidents/transition'
import { newId } from '@/lib/platform/ids'
import { getCalendar } from '@/lib/sla/calendars/queries'
import { updateCalendar } from '@/lib/sla/calendars/update'
import { listPolicies } from '@/lib/sla/policies/queries'
import { createPolicy } from '@/lib/sla/policies/create'
import { updatePolicy } from '@/lib/sla/policies/update'
import { cancelDryRun } from '@/lib/sla/runs/cancel'
import { getDryRun, getMove } from '@/lib/sla/runs/queries'
import { startDryRun } from '@/lib/sla/runs/start-dry-run'
import { giveUpRun, workOnRun } from '@/lib/sla/runs/work'
import type { PolicyDto } from '@/lib/sla/policies/schema'
import { ownerSql } from '../../support/database'
import { at, createWorld, events, userId, type World } from '../incidents/world'

const HOUR = 3_600_000
const MINUTE = 60_000
const NOW = Date.now()

let world: World
beforeAll(async () => {
  world = await createWorld()
})

const standardOf = async ({ as }: World): Promise<PolicyDto> => {
  const [policy] = await listPolicies(as.admin)
  if (!policy) throw new Error('There is no policy')
  return policy
}

const draftOf = ({ conditions, calendarId, targets, warnPercent, pauseOn, escalations }: PolicyDto) => ({
  conditions,
  calendarId,
  targets,
  warnPercent,
  pauseOn,
  escalations,
})

/** A critical incident, counted round the clock, opened so many minutes ago. */
const critical = (minutesAgo: number, of = world) =>
  createIncident(at(of.as.agent, new Date(NOW - minutesAgo * MINUTE)), {
    title: `Parado há ${minutesAgo}`,
    requesterId: userId(of.as.requester),
    impact: 'high',
    urgency: 'high',
  })

const work = async (id: string, of = world) => {
  while (await workOnRun(of.tenant.id, id));
}

describe('a dry run', () => {
  it('tells what a draft would have breached and when open tickets would be due, and changes nothing', async () => {
    const standard = await standardOf(world)
    const solved = await critical(600)
    const opened = new Date(NOW - 600 * MINUTE)
    await transitionIncident(at(world.as.agent_l2, new Date(opened.getTime() + 2 * HOUR)), solved.id, {
      to: 'resolved',
      resolutionCode: 'solved',
      resolution: 'Reiniciado',
    })
    const waiting = await critical(10)
    const facts = () =>
      ownerSql('select facts, clocks from ticket_sla where tenant_id = $1 order by ticket_id', [world.tenant.id])
    const before = await facts()

    const draft = {
      ...draftOf(standard),
      targets: { ...standard.targets, 1: { ...standard.targets[1], resolution: 3600 } },
    }
    const { id } = await startDryRun(world.as.admin, { kind: 'policy', id: standard.id, draft })
    expect(await getDryRun(world.as.admin, id)).toMatchObject({
      status: 'queued',
      kind: 'policy',
      days: 90,
      result: { figures: [] },
    })
    expect(await events(world.tenant)).toContainEqual({ type: 'sla_run.queued', payload: expect.objectContaining({ runId: id }) })
    await work(id)

    const run = await getDryRun(world.as.admin, id)
    expect(run).toMatchObject({ status: 'done', progress: { done: 2, total: 2 }, failure: null })
    const figure = run.result.figures.find(({ metric, priority }) => metric === 'resolution' && priority === 1)
    expect(figure).toMatchObject({
      policy: { id: standard.id, name: 'Padrão' },
      before: { tickets: 2, met: 1, breached: 0 },
      after: { tickets: 2, met: 0, breached: 1 },
    })
    expect(run.result).toMatchObject({ breached: 1, saved: 0, moved: 1 })
    expect(run.result.changes).toMatchObject([
      {
        id: solved.id,
        number: solved.number,
        title: 'Parado há 600',
        metric: 'resolution',
        lateSeconds: 3600,
        from: { outcome: 'met' },
        to: { outcome: 'breached' },
      },
    ])
    const due = (await getIncident(world.as.admin, waiting.id)).sla.resolution?.dueAt ?? ''
    expect(run.result.moves).toMatchObject([
      { id: waiting.id, from: due, to: new Date(Date.parse(due) - 3 * HOUR).toISOString() },
    ])
    expect(await facts()).toEqual(before)
  })

  it('replays a calendar', async () => {
    const own = await createWorld()
    const standard = await standardOf(own)
    await critical(120, own)
    const shut = { timezone: 'America/Sao_Paulo', week: { [shutDay()]: [['00:00', '00:01']] }, holidays: [] }
    const { id } = await startDryRun(own.as.admin, {
      kind: 'calendar',
      id: standard.targets[1]?.calendarId,
      draft: shut,
      days: 1,
    })
    await work(id, own)
    const { result, status } = await getDryRun(own.as.admin, id)
    expect(status).toBe('done')
    expect(result).toMatchObject({
      breached: 0,
      saved: 1,
      changes: [{ metric: 'first_response', from: { outcome: 'breached' }, to: { outcome: 'open' } }],
    })
    expect(result.moved).toBeGreaterThan(0)
  })

  it('replays a calendar that was changed since tickets were judged by it', async () => {
    const own = await createWorld()
    const standard = await standardOf(own)
    await critical(20, own)
    const calendarId = standard.targets[1]?.calendarId ?? ''
    const { timezone, week, holidays } = await getCalendar(own.as.admin, calendarId)
    await updateCalendar(own.as.admin, calendarId, { timezone: 'Asia/Tokyo' })
    const { id } = await startDryRun(own.as.admin, { kind: 'calendar', id: calendarId, draft: { timezone, week, holidays } })
    await work(id, own)
    expect(await getDryRun(own.as.admin, id)).toMatchObject({
      status: 'done',
      progress: { done: 1, total: 1 },
      result: { breached: 0, saved: 0, moved: 0 },
    })
  })

  it('tells of open tickets what moving them does, older ones too', async () => {
    const own = await createWorld()
    const standard = await standardOf(own)
    const old = await critical(3 * 24 * 60, own)
    const recent = await critical(10, own)
    // Other terms in the past, which a move leaves there: it answers for what comes.
    const targets = { ...standard.targets, 1: { ...standard.targets[1], resolution: 7 * 24 * 3600 } }
    const { id } = await startDryRun(own.as.admin, {
      kind: 'policy',
      id: standard.id,
      draft: { ...draftOf(standard), targets },
      days: 1,
    })
    await work(id, own)
    const { result, progress } = await getDryRun(own.as.admin, id)
    expect(progress).toEqual({ done: 2, total: 2 })
    expect(result.figures.find(({ metric }) => metric === 'resolution')?.before.tickets).toBe(1)
    const foretold = new Map(result.moves.map((move) => [move.id, move.to]))
    expect([...foretold.keys()].toSorted()).toEqual([old.id, recent.id].toSorted())

    const { moveId } = await updatePolicy(own.as.admin, standard.id, { targets, moveOpen: true })
    await work(moveId ?? '', own)
    for (const ticket of [old, recent])
      expect((await getIncident(own.as.admin, ticket.id)).sla.resolution?.dueAt).toBe(foretold.get(ticket.id))
  })

  it('takes a draft that is not there yet, goes slice by slice, and ends where it is stopped', async () => {
    const own = await createWorld()
    const standard = await standardOf(own)
    for (let count = 0; count < 3; count++) await critical(5, own)
    const draft = { ...draftOf(standard), conditions: { priorities: [1] } }
    const { id } = await startDryRun(own.as.admin, { kind: 'policy', draft })
    await work(id, own)
    expect((await getDryRun(own.as.admin, id)).result.figures).toContainEqual(
      expect.objectContaining({ policy: { id: null, name: '' }, after: { tickets: 3, met: 0, breached: 0 } }),
    )
    expect((await getDryRun(own.as.admin, id)).result).toMatchObject({ moved: null, moves: [] })
    const behind = await startDryRun(own.as.admin, { kind: 'policy', draft, position: 2 })
    await work(behind.id, own)
    expect((await getDryRun(own.as.admin, behind.id)).result.figures).not.toContainEqual(
      expect.objectContaining({ policy: { id: null, name: '' } }),
    )
    const second = await startDryRun(own.as.admin, { kind: 'policy', draft })
    await cancelDryRun(own.as.admin, second.id)
    await work(second.id, own)
    expect(await getDryRun(own.as.admin, second.id)).toMatchObject({
      status: 'failed',
      failure: 'cancelled',
      progress: { done: 0 },
    })
    await expect(cancelDryRun(own.as.admin, second.id)).rejects.toMatchObject({ reason: 'run_over' })
    const third = await startDryRun(own.as.admin, { kind: 'policy', draft })
    await giveUpRun(own.tenant.id, third.id)
    expect(await getDryRun(own.as.admin, third.id)).toMatchObject({ status: 'failed', failure: 'internal' })
  })

  it('is refused for a draft that cannot be used, a stranger, and when too many wait', async () => {
    const own = await createWorld()
    const standard = await standardOf(own)
    const start = (more: object) =>
      startDryRun(own.as.admin, { kind: 'policy', id: standard.id, draft: draftOf(standard), ...more })
    await expect(start({ draft: { ...draftOf(standard), targets: {} } })).rejects.toMatchObject({
      issues: [{ path: 'draft.targets', code: 'no_target' }],
    })
    await expect(start({ days: 366 })).rejects.toMatchObject({ issues: [{ path: 'days' }] })
    await expect(start({ id: newId() })).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      start({ kind: 'calendar', id: undefined, draft: { timezone: 'UTC', week: {} } }),
    ).rejects.toMatchObject({ issues: [{ path: 'draft.week', code: 'never_open' }] })
    await expect(startDryRun(own.as.manager, { kind: 'policy', draft: draftOf(standard) })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(
      start({ kind: 'calendar', id: standard.calendarId, draft: { timezone: 'UTC', week: { mon: [['08:00', '08:01']] } } }),
    ).rejects.toMatchObject({ issues: [{ path: 'draft.week', code: 'out_of_reach' }] })
    const many = await Promise.allSettled(Array.from({ length: 8 }, () => start({})))
    expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    await expect(start({})).rejects.toMatchObject({ reason: 'too_many_runs' })
  })
})

describe('a move', () => {
  it('judges open tickets of the policy by its new version, once each, with a line on their timelines', async () => {
    const own = await createWorld()
    const standard = await standardOf(own)
    const other = await createPolicy(own.as.admin, {
      ...draftOf(standard),
      name: 'Baixa',
      conditions: { priorities: [5] },
    })
    const untouched = await createIncident(own.as.agent, {
      title: 'Sem tinta',
      requesterId: userId(own.as.requester),
      impact: 'low',
      urgency: 'low',
    })
    await updatePolicy(own.as.admin, other.id, { warnPercent: 10 })
    const ticket = await critical(30, own)

    const targets = { ...standard.targets, 1: { ...standard.targets[1], resolution: 1200 } }
    const { moveId, version } = await updatePolicy(own.as.admin, standard.id, { targets, moveOpen: true }, 1)
    expect(version).toBe(2)
    expect((await getIncident(own.as.admin, ticket.id)).sla.resolution?.policy.version).toBe(1)
    await Promise.all([work(moveId ?? '', own), work(moveId ?? '', own)])
    await work(moveId ?? '', own)
    expect(await getMove(own.as.admin, moveId ?? '')).toMatchObject({
      status: 'done',
      moved: 1,
      progress: { done: 2, total: 2 },
    })
    expect((await getIncident(own.as.admin, ticket.id)).sla.resolution).toMatchObject({
      state: 'breached_running',
      targetSeconds: 1200,
      policy: { version: 2 },
    })
    expect((await getIncident(own.as.admin, untouched.id)).sla.resolution?.policy).toMatchObject({
      id: other.id,
      version: 1,
    })
    const lines = await ownerSql<{ new: unknown; old: unknown }>(
      "select old, new from timeline_entry where ticket_id = $1 and type = 'sla_judged'",
      [ticket.id],
    )
    expect(lines).toMatchObject([
      { old: { policy: { version: 1 } }, new: { policy: { name: 'Padrão', version: 2 }, reason: 'moved' } },
    ])
  })

  it('takes the new version of a calendar, and leaves that of the policy', async () => {
    const own = await createWorld()
    const standard = await standardOf(own)
    const ticket = await critical(30, own)
    await updatePolicy(own.as.admin, standard.id, { warnPercent: 10 })
    const calendarId = standard.targets[1]?.calendarId ?? ''
    const { moveId } = await updateCalendar(own.as.admin, calendarId, { timezone: 'Asia/Tokyo', moveOpen: true }, 1)
    await work(moveId ?? '', own)
    expect(await getMove(own.as.admin, moveId ?? '')).toMatchObject({ status: 'done', moved: 1 })
    expect((await getIncident(own.as.admin, ticket.id)).sla.resolution?.policy.version).toBe(1)
    const [judged] = await ownerSql<{ calendar: { version: number } }>(
      "select clocks->'resolution'->'calendar' as calendar from ticket_sla where ticket_id = $1",
      [ticket.id],
    )
    expect(judged?.calendar).toEqual({ id: calendarId, version: 2 })
    expect((await events(own.tenant)).filter(({ type }) => type === 'sla_run.queued')).toHaveLength(1)
    await expect(getDryRun(own.as.admin, moveId ?? '')).rejects.toMatchObject({ code: 'not_found' })
    expect((await updateCalendar(own.as.admin, calendarId, { timezone: 'UTC' })).moveId).toBeNull()
  })
})

/** A weekday that is neither today nor a neighbour of it, whatever the zone. */
const shutDay = () => ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][(new Date().getUTCDay() + 3) % 7] ?? 'mon'
