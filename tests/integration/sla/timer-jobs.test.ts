import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getIncident } from '@/lib/incidents/queries'
import { transitionIncident } from '@/lib/incidents/transition'
import { ownerSql } from '../../support/database'
import { startJobs, type Jobs } from '../../support/jobs-server'
import { open, putFirst, slaEntries, timerWorld } from './timer-world'

let jobs: Jobs
beforeAll(async () => {
  jobs = await startJobs()
})
afterAll(() => jobs.stop())

const inSeconds = { 3: { firstResponse: 4, resolution: 8 } }

/** What was told of a ticket by now, each with how late it was, in milliseconds. */
async function lateness(id: string): Promise<{ what: string; late: number }[]> {
  const told = await ownerSql<{ what: string; at: Date; told: Date }>(
    `select type || ' ' || (payload->>'metric') as what, (payload->>'at')::timestamptz as at, created_at as told
     from outbox_event where payload->>'id' = $1 and type like 'incident.sla_%' order by created_at, at`,
    [id],
  )
  return told.map(({ what, at, told }) => ({ what: what.replace('incident.sla_', ''), late: told.getTime() - at.getTime() }))
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 25_000; Date.now() < end; await sleep(100)) if (await done()) return
}

it('warnings and breaches are told at their time, once, by a run that sleeps to the next', async () => {
  const world = await timerWorld([], inSeconds)
  const now = new Date()
  const [told, paused] = [await open(world, {}, now), await open(world, {}, now)]
  await transitionIncident(world.as.agent, paused.id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Feito' })
  await until(async () => (await lateness(told.id)).length === 4)
  const all = await lateness(told.id)
  expect(all.map(({ what }) => what)).toEqual(['warning first_response', 'breached first_response', 'warning resolution', 'breached resolution'])
  for (const { late } of all) {
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(5_000)
  }
  expect(await lateness(paused.id)).toEqual([])
}, 60_000)

it('a breach whose rule asks for more escalates by itself', async () => {
  const world = await timerWorld()
  await putFirst(world, { name: 'Com escalonamento', targets: inSeconds, escalations: [{ on: 'breach', metrics: ['first_response'], raisePriority: 2 }] })
  const { id } = await open(world, {}, new Date())
  await until(async () => (await getIncident(world.as.agent, id)).priority === 1)
  const escalated = (await slaEntries(id)).filter(({ type }) => type === 'sla_escalated')
  expect(escalated).toMatchObject([{ actor_name: 'Farol', new: { event: 'breach', actions: [{ type: 'priority', from: 3, to: 1 }] } }])
}, 60_000)
