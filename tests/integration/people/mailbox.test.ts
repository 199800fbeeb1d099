import { expect, it } from 'vitest'
import { inviteUser } from '@/lib/people/users/invite'
import { listMailbox, readMailbox } from '@/lib/platform/mail/mailbox'
import { makeWorld } from './world'

it('is not there outside of a demo: its links let people in', async () => {
  const world = await makeWorld()
  await inviteUser(world.asAdmin, { name: 'Alguém', email: 'alguem@acme.test' })
  await expect(listMailbox(world.asAdmin)).rejects.toMatchObject({ code: 'not_found' })
  await expect(readMailbox(world.asAdmin, world.admin.id)).rejects.toMatchObject({ code: 'not_found' })
})
