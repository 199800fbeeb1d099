import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { addComment } from '@/lib/incidents/comment'
import { getIncident } from '@/lib/incidents/queries'
import { deleteIncident, restoreIncident } from '@/lib/incidents/remove'
import { transitionIncident } from '@/lib/incidents/transition'
import { updateIncident } from '@/lib/incidents/update'
import { newId } from '@/lib/platform/ids'
import { drainDue } from '@/lib/sla/timers/drain'
import { ownerSql } from '../../support/database'
import { withClient } from '../../support/test-server'
import { at, audit, createWorld, type World } from '../incidents/world'
import { after, drainAll, eventsOf, open, slaEntries, slaOf, START, story, timerWorld } from './timer-world'

let world: World & { policyId: string }
beforeAll(async () => {
  world = await timerWorld()
})

const ALL = ['warning first_response 45', 'breach first_response 60', 'warning resolution 75', 'breach resolution 100']

describe('warnings and breaches', () => {
  it('are told when they are due, at the instant at which they happened', async () => {
    const { id } = await open(world)
    await drainAll(after(44))
    expect(await story(id)).toEqual([])
    await drainAll(after(45))
    expect(await story(id)).toEqual(ALL.slice(0, 1))
    await drainAll(after(61))
    expect(await story(id)).toEqual(ALL.slice(0, 2))
    expect(await slaOf(id)).toMatchObject({
      first_response_state: 'breached_running',
      resolution_state: 'running',
      breached_at: after(60),
      timer_at: after(75),
    })
    await drainAll(after(3_600))
    expect(await story(id)).toEqual(ALL)
    expect(await slaOf(id)).toMatchObject({ resolution_state: 'breached_running', timer_at: null })
  })

  it('leave everything behind that a change does, and the ticket as it was', async () => {
    const incident = await open(world)
    const { id, number } = incident
    await drainAll(after(60))
    const policy = { id: world.policyId, name: 'Segundos', version: 1 }
    const due = after(60).toISOString()
    expect((await slaEntries(id)).at(-1)).toMatchObject({
      type: 'sla_breach',
      at: after(60),
      visibility: 'internal',
      actor_name: 'Farol',
      new: { metric: 'first_response', dueAt: due, targetSeconds: 60, policy },
    })
    expect((await audit(world.tenant, id)).at(-1)).toMatchObject({
      action: 'incident.sla_breached',
      actor_name: 'Farol',
      after: { metric: 'first_response', dueAt: due, policy },
    })
    expect(await eventsOf(id)).toEqual([
      {
        type: 'incident.sla_warning',
        payload: { id, number, metric: 'first_response', at: after(45).toISOString(), dueAt: due, policyId: policy.id, policyVersion: 1, escalate: false },
      },
      {
        type: 'incident.sla_breached',
        payload: { id, number, metric: 'first_response', at: due, dueAt: due, policyId: policy.id, policyVersion: 1, escalate: false },
      },
    ])
    const now = await getIncident(at(world.as.agent, after(61)), id)
    expect(now).toMatchObject({ version: incident.version, updatedAt: incident.updatedAt })
    expect(now.sla.firstResponse).toMatchObject({ state: 'breached_running', breachedAt: due, elapsedSeconds: 61 })
  })

  it('are told once, however many look at the same time', async () => {
    const tickets = await Promise.all(Array.from({ length: 20 }, () => open(world)))
    await Promise.all(Array.from({ length: 3 }, () => drainAll(after(200))))
    for (const { id } of tickets) expect(await story(id)).toEqual(ALL)
  })

  it('are told once of many', async () => {
    const { id } = await open(world)
    const copies = Array.from({ length: 1_000 }, () => newId())
    await ownerSql(
      `insert into ticket (tenant_id, id, kind, number, title, status, impact, urgency, priority, requester_id, channel)
       select tenant_id, c.id, kind, 10000 + c.n, title, status, impact, urgency, priority, requester_id, channel
       from ticket, unnest($2::uuid[]) with ordinality as c(id, n) where ticket.id = $1`,
      [id, copies],
    )
    await ownerSql(
      `insert into ticket_sla select (jsonb_populate_record(s, jsonb_build_object('ticket_id', c.id))).*
       from ticket_sla s, unnest($2::uuid[]) as c(id) where s.ticket_id = $1`,
      [id, copies],
    )
    await Promise.all([drainAll(after(200)), drainAll(after(200))])
    const told = await ownerSql<{ n: number; tickets: number }>(
      `select count(*)::int as n, count(distinct ticket_id)::int as tickets from timeline_entry
       where ticket_id = any($1) and type in ('sla_warning', 'sla_breach')`,
      [copies],
    )
    expect(told).toEqual([{ n: 4_000, tickets: 1_000 }])
  })

  it('are told of a tenant that is suspended, too', async () => {
    const other = await timerWorld()
    const { id } = await open(other)
    await ownerSql(`update tenant set status = 'suspended' where id = $1`, [other.tenant.id])
    await drainAll(after(50))
    expect(await story(id)).toEqual(ALL.slice(0, 1))
  })

  it('say when to look again', async () => {
    await drainAll(after(1_000))
    const { id } = await open(world, {}, after(2_000))
    const { next } = await drainDue(after(2_001))
    // Other tests' tickets may be due earlier than this one.
    expect(next).toBeLessThanOrEqual(START + 2_045_000)
    await ownerSql(`update ticket_sla set timer_at = '2020-01-01' where ticket_id = $1`, [id])
    expect(await drainDue(after(2_001), { limit: 1 })).toMatchObject({ fired: 0, behind: true })
    expect(await slaOf(id)).toMatchObject({ timer_at: after(2_045) })
  })
})

describe('a timer', () => {
  it('is taken away by a pause, and moves with the due time', async () => {
    const { id } = await open(world)
    await addComment(at(world.as.agent, after(10)), id, { body: 'Vamos ver', visibility: 'public' })
    await transitionIncident(at(world.as.agent, after(20)), id, { to: 'on_hold', holdReason: 'awaiting_requester' })
    expect((await slaOf(id)).timer_at).toBeNull()
    await drainAll(after(500))
    await transitionIncident(at(world.as.agent, after(520)), id, { to: 'in_progress' })
    expect((await slaOf(id)).timer_at).toEqual(after(575))
    await drainAll(after(590))
    expect(await story(id)).toEqual(['warning resolution 575'])
    await drainAll(after(601))
    expect(await story(id)).toEqual(['warning resolution 575', 'breach resolution 600'])
  })

  it('is gone once the ticket is resolved in time', async () => {
    const { id } = await open(world)
    await transitionIncident(at(world.as.agent, after(30)), id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Feito' })
    await drainAll(after(500))
    expect(await story(id)).toEqual([])
  })

  it('rests in the bin, and tells what it missed when the ticket is restored', async () => {
    const { id } = await open(world)
    await deleteIncident(at(world.as.manager, after(10)), id)
    await drainAll(after(50))
    expect(await story(id)).toEqual([])
    await restoreIncident(at(world.as.manager, after(55)), id)
    await drainAll(after(56))
    expect(await story(id)).toEqual(ALL.slice(0, 1))
  })

  it('does not speak of a breach again, and does of one that comes anew', async () => {
    const own = await timerWorld([], { 2: { firstResponse: 60, resolution: 90 }, 4: { firstResponse: 600, resolution: 1_000 } })
    const { id } = await open(own)
    await drainAll(after(61))
    // Breached as before: not news.
    await updateIncident(at(own.as.agent, after(62)), id, { impact: 'high' })
    await drainAll(after(63))
    expect(await story(id)).toEqual(ALL.slice(0, 2))
    // Not breached by the longer promise, until it is.
    await updateIncident(at(own.as.agent, after(64)), id, { impact: 'low' })
    expect(await slaOf(id)).toMatchObject({ first_response_state: 'running', breached_at: null })
    await drainAll(after(601))
    expect((await story(id)).slice(2)).toEqual(['warning first_response 450', 'breach first_response 600'])
  })

  it('of a broken ticket is put off, and holds up nobody', async () => {
    const [broken, unreadable, fine] = [await open(world), await open(world), await open(world)]
    await ownerSql(`update ticket_sla set clocks = '{}' where ticket_id = $1`, [broken.id])
    await ownerSql(`update ticket_sla set fired = 'null' where ticket_id = $1`, [unreadable.id])
    await drainAll(after(50))
    expect(await story(fine.id)).toEqual(ALL.slice(0, 1))
    for (const { id } of [broken, unreadable]) {
      expect(await story(id)).toEqual([])
      expect((await slaOf(id)).timer_at).toEqual(after(3_650))
    }
  })
})

describe('a drain', () => {
  it('that is killed in the middle has told nothing, and the next one tells it', async () => {
    const own = await timerWorld([{ on: 'warning', notify: ['managers'] }])
    const { id } = await open(own)
    await withClient(process.env.DATABASE_URL ?? '', async (client) => {
      await client.query('begin; lock table notification in exclusive mode')
      const drained = drainAll(after(50)).then(
        () => 'finished',
        () => 'failed',
      )
      await untilKilled()
      await client.query('rollback')
      expect(await drained).toBe('failed')
    })
    expect(await story(id)).toEqual([])
    expect(await eventsOf(id)).toEqual([])
    expect((await slaOf(id)).timer_at).toEqual(after(45))
    await drainAll(after(50))
    expect(await story(id)).toEqual(ALL.slice(0, 1))
  })

  it('leaves a ticket alone that somebody is changing', async () => {
    const { id } = await open(world)
    await withClient(process.env.DATABASE_URL ?? '', async (client) => {
      await client.query('begin')
      await client.query('select from ticket where id = $1 for update', [id])
      await drainAll(after(50))
      expect(await story(id)).toEqual([])
      await client.query('commit')
    })
    await drainAll(after(50))
    expect(await story(id)).toEqual(ALL.slice(0, 1))
  })

  it('sees the ticket of one tenant only in that tenant', async () => {
    const stranger = await createWorld()
    const { id } = await open(world)
    await drainAll(after(100))
    const rows = await ownerSql<{ tenant_id: string }>('select distinct tenant_id from timeline_entry where ticket_id = $1', [id])
    expect(rows).toEqual([{ tenant_id: world.tenant.id }])
    expect(await ownerSql('select from notification where tenant_id = $1', [stranger.tenant.id])).toEqual([])
  })
})

/** Kills the connection of the drain, which waits for a lock after it has written what it tells. */
async function untilKilled(): Promise<void> {
  for (;;) {
    const killed = await ownerSql(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and usename = 'farol_system' and wait_event_type = 'Lock'`,
    )
    if (killed.length > 0) return
    await sleep(20)
  }
}
