import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { closeResolved, tenantsToClose } from '@/lib/incidents/auto-close'
import { createIncident } from '@/lib/incidents/create'
import { addComment } from '@/lib/incidents/comment'
import { getIncident } from '@/lib/incidents/queries'
import { transitionIncident } from '@/lib/incidents/transition'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { sendEvents } from '@/lib/platform/jobs/relay/send'
import { updateTenant } from '@/lib/tenants/update'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser, ctxFor, type TestUser } from '@/tests/support/factories'
import { startJobs, type Jobs } from '@/tests/support/jobs-server'

let jobs: Jobs
beforeAll(async () => {
  jobs = await startJobs()
})
afterAll(() => jobs.stop())

interface World {
  ctx: Ctx
  requester: TestUser
  asRequester: Ctx
}

async function makeWorld(): Promise<World> {
  const tenant = await createTenant()
  const requester = await createUser(tenant, { role: 'requester' })
  return { ctx: ctxFor(tenant, await createUser(tenant, { role: 'admin' })), requester, asRequester: ctxFor(tenant, requester) }
}

/** An incident of the requester that was resolved so many days ago. */
async function resolvedFor({ ctx, requester }: World, days: number): Promise<string> {
  const { id } = await createIncident(ctx, { title: 'Impressora parada', requester: { email: requester.email } })
  await transitionIncident(ctx, id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Trocado o toner.' })
  await ownerSql(`update ticket set resolved_at = now() - $2 * interval '1 day' where id = $1`, [id, days])
  return id
}

const close = ({ ctx }: World) => closeResolved(ctx.tenant.id, null, 'auto-close-test')
const statusOf = async ({ ctx }: World, id: string) => (await getIncident(ctx, id)).status

describe('closing resolved incidents', () => {
  it('waits for as long as the organisation says', async () => {
    const world = await makeWorld()
    const [fresh, old] = [await resolvedFor(world, 4.9), await resolvedFor(world, 5.1)]
    expect(await tenantsToClose()).toContain(world.ctx.tenant.id)
    expect(await close(world)).toBeNull()
    expect([await statusOf(world, fresh), await statusOf(world, old)]).toEqual(['resolved', 'closed'])
    expect(await tenantsToClose()).not.toContain(world.ctx.tenant.id)

    await updateTenant(world.ctx, { autoCloseDays: 2 })
    expect(await tenantsToClose()).toContain(world.ctx.tenant.id)
    await close(world)
    expect(await statusOf(world, fresh)).toBe('closed')
    await expect(updateTenant(world.ctx, { autoCloseDays: 0 })).rejects.toMatchObject({ issues: [{ path: 'autoCloseDays' }] })
    await expect(updateTenant(world.ctx, { autoCloseDays: 91 })).rejects.toMatchObject({ issues: [{ path: 'autoCloseDays' }] })
  })

  it('is Farol’s own doing, once, with timeline, audit and event', async () => {
    const world = await makeWorld()
    const id = await resolvedFor(world, 6)
    await close(world)
    await close(world)
    const lines = await ownerSql(
      `select actor_kind, old, new from timeline_entry where ticket_id = $1 and field = 'status' and new = '"closed"'`,
      [id],
    )
    expect(lines).toEqual([{ actor_kind: 'system', old: 'resolved', new: 'closed' }])
    expect(await ownerSql(`select actor_kind from audit_entry where entity_id = $1 and action = 'incident.closed'`, [id])).toEqual([
      { actor_kind: 'system' },
    ])
    const events = await ownerSql(`select from outbox_event where type = 'incident.closed' and payload ->> 'id' = $1`, [id])
    expect(events).toHaveLength(1)
  })

  it('and a reply at the same moment: one comes first, and the requester is heard either way', async () => {
    const world = await makeWorld()
    for (let round = 0; round < 5; round += 1) {
      const id = await resolvedFor(world, 5.1)
      // The window of a reply ends with the delay by default; here it is longer.
      const asRequester = { ...world.asRequester, tenant: { ...world.ctx.tenant, settings: { ...world.ctx.tenant.settings, reopenDays: 30 } } }
      const [, reply] = await Promise.allSettled([close(world), addComment(asRequester, id, { body: 'Parou de novo.', visibility: 'public' })])
      if (reply.status === 'rejected') {
        expect(reply.reason).toMatchObject({ code: 'conflict' })
        await addComment(asRequester, id, { body: 'Parou de novo.', visibility: 'public' })
      }
      expect(await statusOf(world, id)).toBe('in_progress')
    }
  })

  it('goes on after one that fails', async () => {
    const world = await makeWorld()
    const [broken, sound] = [await resolvedFor(world, 6), await resolvedFor(world, 6)]
    const name = `break_${broken.replaceAll('-', '')}`
    await ownerSql(`create function ${name}() returns trigger language plpgsql as $$ begin raise exception 'on purpose'; end $$`)
    await ownerSql(`create trigger ${name} before update on ticket for each row when (new.id = '${broken}') execute function ${name}()`)
    await close(world)
    await ownerSql(`drop function ${name} cascade`)
    expect([await statusOf(world, broken), await statusOf(world, sound)]).toEqual(['resolved', 'closed'])
  })

  it('leaves suspended organisations alone', async () => {
    const world = await makeWorld()
    const id = await resolvedFor(world, 6)
    await ownerSql(`update tenant set status = 'suspended' where id = $1`, [world.ctx.tenant.id])
    expect(await tenantsToClose()).not.toContain(world.ctx.tenant.id)
    expect(await close(world)).toBeNull()
    expect(await statusOf(world, id)).toBe('resolved')
  })

  it('is run for a tenant by the engine', async () => {
    const world = await makeWorld()
    const ids = [await resolvedFor(world, 6), await resolvedFor(world, 6)]
    const event = { id: newId(), name: 'farol/incidents.resolved_overdue', data: { tenantId: world.ctx.tenant.id } }
    await sendEvents([event], AbortSignal.timeout(5_000))
    await vi.waitFor(async () => expect(await Promise.all(ids.map((id) => statusOf(world, id)))).toEqual(['closed', 'closed']), {
      timeout: 15_000,
      interval: 100,
    })
  })
})
