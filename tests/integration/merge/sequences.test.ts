import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { mergeIncident } from '@/lib/incidents/merge/merge'
import { undoMerge } from '@/lib/incidents/merge/undo'
import { getIncident } from '@/lib/incidents/queries'
import { transitionIncident } from '@/lib/incidents/transition'
import type { Ctx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { listWatchers, setWatching } from '@/lib/tickets/watchers'
import { createUser, ctxFor } from '../../support/factories'
import { createWorld, type World } from '../incidents/world'

const COUNT = 4

let world: World
let people: Ctx[]
beforeAll(async () => {
  world = await createWorld()
  people = []
  for (let n = 0; n < 3; n++) people.push(ctxFor(world.tenant, await createUser(world.tenant, { role: 'requester' })))
})

const person = (index: number): Ctx => {
  const ctx = people[index % people.length]
  if (!ctx) throw new Error('No such person')
  return { ...ctx, now: new Date() }
}

/** What a merge must give back. */
async function stateOf(id: string) {
  const { status, holdReason, resolutionCode, closedAt, assignee, mergedInto, sla } = await getIncident(world.as.agent, id)
  const watchers = (await listWatchers({ ...world.as.agent }, 'incident', id)).map((watcher) => watcher.id).sort()
  const clocks = [sla.firstResponse?.state, sla.nextResponse?.state, sla.resolution?.state]
  return { status, holdReason, resolutionCode, closedAt, assignee, mergedInto, clocks, watchers }
}

async function openOne(index: number): Promise<string> {
  const { id } = await createIncident(person(index), { title: `Chamado ${index}` })
  if (index === 1) await transitionIncident(world.as.agent, id, { to: 'on_hold', holdReason: 'awaiting_requester' })
  if (index === 2) await transitionIncident(world.as.agent, id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Feito' })
  const watcher = person(index + 1).actor
  if (watcher.kind === 'user' && index % 2 === 0) await setWatching(world.as.agent, 'incident', id, true, watcher.id)
  return id
}

const index = fc.integer({ min: 0, max: COUNT - 1 })
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ merge: index, into: index }) },
  { weight: 1, arbitrary: fc.record({ undo: index }) },
)

it('any merges and undoings, once all are undone, leave every incident as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), fc.shuffledSubarray([0, 1, 2, 3], { minLength: COUNT }), async (steps, order) => {
      const ids: string[] = []
      for (let n = 0; n < COUNT; n++) ids.push(await openOne(n))
      const at = (n: number) => ids[n] ?? ''
      const before = await Promise.all(ids.map(stateOf))
      for (const one of steps) {
        try {
          if ('undo' in one) await undoMerge(world.as.agent, at(one.undo))
          else await mergeIncident(world.as.agent, at(one.merge), { into: at(one.into) })
        } catch (error) {
          // Circles, and undoing what is not merged, are refused; what is refused must change nothing either.
          if (!(error instanceof DomainError)) throw error
        }
      }
      for (const n of order) {
        const merged = (await getIncident(world.as.agent, at(n))).mergedInto
        if (merged) await undoMerge(world.as.agent, at(n))
      }
      expect(await Promise.all(ids.map(stateOf))).toEqual(before)
    }),
    { numRuns: 12 },
  )
}, 60_000)
