import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inviteUser } from '@/lib/people/users/invite'
import { listMailbox, readMailbox } from '@/lib/platform/mail/mailbox'
import type { Env } from '@/lib/platform/env'
import { makeWorld, type World } from './world'

const settings = vi.hoisted(() => ({ FAROL_DEMO: false, FAROL_ROOT_DOMAIN: ['localhost'] }))
vi.mock('@/lib/platform/env', async (original) => {
  const { env } = await original<{ env: Env }>()
  return { env: new Proxy(env, { get: (real, key) => Reflect.get(key in settings ? settings : real, key) }) }
})

let world: World
beforeEach(async () => {
  world = await makeWorld()
  await inviteUser(world.asAdmin, { name: 'Alguém', email: 'alguem@acme.test' })
})
afterEach(() => Object.assign(settings, { FAROL_DEMO: false, FAROL_ROOT_DOMAIN: ['localhost'] }))

it('is not there outside of a demo: its links let people in', async () => {
  await expect(listMailbox(world.asAdmin)).rejects.toMatchObject({ code: 'not_found' })
  await expect(readMailbox(world.asAdmin, world.admin.id)).rejects.toMatchObject({ code: 'not_found' })
})

it('is not there under a name that others can reach, whatever the setting says', async () => {
  Object.assign(settings, { FAROL_DEMO: true, FAROL_ROOT_DOMAIN: ['localhost', 'desk.example.com'] })
  await expect(listMailbox(world.asAdmin)).rejects.toMatchObject({ code: 'not_found' })
})

it('shows the organisation its own messages in a demo', async () => {
  Object.assign(settings, { FAROL_DEMO: true })
  expect(await listMailbox(world.asAdmin)).toMatchObject([{ toAddress: 'alguem@acme.test' }])
  expect(await listMailbox(world.asStranger)).toEqual([])
})
