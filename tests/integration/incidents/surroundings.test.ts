import { beforeAll, expect, it } from 'vitest'
import { createItem } from '@/lib/assets/create'
import { setItems } from '@/lib/assets/set-items'
import { createIncident } from '@/lib/incidents/create'
import { NotFound } from '@/lib/platform/errors'
import { createProblem } from '@/lib/problems/create'
import { linkIncidents } from '@/lib/problems/incidents/link'
import { addAttachment } from '@/lib/tickets/attachments'
import { setParent } from '@/lib/tickets/family/set-parent'
import { addLink } from '@/lib/tickets/links/add'
import { surroundingsOf } from '@/lib/tickets/surroundings'
import { setWatching } from '@/lib/tickets/watchers'
import { createWorld, type World } from './world'

let world: World
let other: World
beforeAll(async () => {
  ;[world, other] = [await createWorld(), await createWorld()]
})

const NOTHING = { links: false, children: false, watchers: false, files: false, items: false, problem: false }
const open = (title: string) => createIncident(world.as.agent, { title })
/** As the next request sees it. */
const around = (ref: string) => surroundingsOf({ ...world.as.agent }, 'incident', ref)

it('tells what there is around a ticket, and nothing of others', async () => {
  const { id, number } = await open('Servidor lento')
  const [kin, child] = [await open('Outro'), await open('Filho')]
  expect(await around(id)).toEqual(NOTHING)

  await addLink(world.as.agent, 'incident', id, { type: 'relates', target: kin.id })
  expect(await around(number)).toEqual({ ...NOTHING, links: true })
  expect(await around(kin.id)).toEqual({ ...NOTHING, links: true })
  await setParent(world.as.agent, 'incident', child.id, { parent: id })
  await setWatching(world.as.agent, 'incident', id, true)
  await addAttachment(world.as.agent, 'incident', id, { fileName: 'a.txt', contentType: 'text/plain', body: new Blob(['a']).stream() as AsyncIterable<Uint8Array> })
  const item = await createItem(world.as.manager, { name: 'srv-1', kind: 'server' })
  await setItems(world.as.agent, 'incident', id, { itemIds: [item.id] })
  const problem = await createProblem(world.as.agent, { title: 'Disco' })
  await linkIncidents(world.as.agent, problem.id, { incidents: [id] })
  expect(await around(id)).toEqual({ links: true, children: true, watchers: true, files: true, items: true, problem: true })
  expect(await around(child.id)).toEqual(NOTHING)
  await expect(surroundingsOf(other.as.admin, 'incident', id)).rejects.toThrow(NotFound)
})
