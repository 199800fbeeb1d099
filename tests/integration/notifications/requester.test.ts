import { beforeEach, expect, it } from 'vitest'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { transitionIncident } from '@/lib/incidents/transition'
import { updateMatrix } from '@/lib/mail/rules/update'
import { countUnread, listNotifications } from '@/lib/notifications/queries'
import { updatePreferences } from '@/lib/notifications/preferences/update'
import { createWorld, userId, type World } from '../incidents/world'
import { planAll } from '../mail/post'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

async function answered(): Promise<void> {
  const { agent, requester } = world.as
  const { id } = await createIncident(requester, { title: 'Sem rede' })
  await addComment(agent, id, { body: 'Já olhamos.', visibility: 'public' })
  await addComment(agent, id, { body: `Só entre nós, @${userId(requester)}`, visibility: 'internal' })
  await addComment(requester, id, { body: 'Obrigado' })
  await transitionIncident(agent, id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Cabo trocado' })
  await planAll(world.tenant)
}

const told = async () => (await listNotifications(world.as.requester)).data.map(({ type }) => type)

it('a requester’s bell tells of answers and of the end, and of nothing internal or their own', async () => {
  await answered()
  expect(await told()).toEqual(['resolved', 'public_reply'])
  expect(await countUnread(world.as.requester)).toBe(2)
  expect(JSON.stringify(await listNotifications(world.as.requester))).not.toContain('entre nós')
})

it('the organisation’s matrix switches it, and so does the requester', async () => {
  await updateMatrix(world.as.admin, { cells: [{ event: 'public_reply', recipient: 'requester', email: true, inApp: false }] })
  await answered()
  expect(await told()).toEqual(['resolved'])
  await updatePreferences(world.as.requester, { preferences: [{ event: 'resolved', email: true, inApp: false }] })
  await answered()
  expect(await told()).toEqual(['resolved'])
})
