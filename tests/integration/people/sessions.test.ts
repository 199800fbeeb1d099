import { beforeAll, expect, it } from 'vitest'
import { listSessions } from '@/lib/people/sessions/queries'
import { revokeSession } from '@/lib/people/sessions/revoke'
import { revokeOtherSessions, revokeUserSessions } from '@/lib/people/sessions/revoke-all'
import { createUser, ctxFor } from '@/tests/support/factories'
import { auditOf, holding, makeWorld, openSession, type World } from './world'

let world: World

beforeAll(async () => {
  world = await makeWorld()
})

it('lists the open ones and marks the present one', async () => {
  const user = await createUser(world.tenant)
  const ctx = ctxFor(world.tenant, user)
  const [mine, other] = [await openSession(world.tenant.id, user.id), await openSession(world.tenant.id, user.id)]
  if (ctx.actor.kind === 'user') ctx.actor.sessionId = mine
  const sessions = await listSessions(ctx)
  expect(new Map(sessions.map(({ id, current }) => [id, current]))).toEqual(new Map([[mine, true], [other, false]]))
  await expect(listSessions(world.asAgent, user.id)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await listSessions(world.asStranger, user.id)).toEqual([])

  expect(await revokeOtherSessions(ctx)).toBe(1)
  expect((await listSessions(ctx)).map(({ id }) => id)).toEqual([mine])
  expect(await auditOf(user.id)).toEqual(['user.sessions_revoked'])
})

it("ends one's own, anybody's for who manages people, and none of another organisation", async () => {
  const id = await openSession(world.tenant.id, world.requester.id)
  await expect(revokeSession(world.asAgent, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(revokeSession(world.asStranger, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(revokeUserSessions(world.asStranger, world.requester.id)).rejects.toMatchObject({ code: 'not_found' })
  await revokeSession(world.asRequester, id)
  await expect(revokeSession(world.asRequester, id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await auditOf(id)).toEqual(['session.revoked'])

  await openSession(world.tenant.id, world.requester.id)
  expect(await revokeUserSessions(world.asAdmin, world.requester.id)).toBe(1)
  await expect(revokeUserSessions(world.asAgent, world.requester.id)).rejects.toMatchObject({ code: 'forbidden' })
})

it('neither shows nor ends those of somebody who may do more', async () => {
  const limited = holding(world.asAgent, ['people.manage', 'people.read'])
  const id = await openSession(world.tenant.id, world.admin.id)
  await expect(listSessions(limited, world.admin.id)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(revokeSession(limited, id)).rejects.toMatchObject({ code: 'forbidden' })
  expect((await listSessions(world.asAdmin)).map((session) => session.id)).toContain(id)

  const equal = await createUser(world.tenant, { role: 'admin' })
  await revokeSession(ctxFor(world.tenant, equal), id)
  expect(await auditOf(id)).toEqual(['session.revoked'])
})
