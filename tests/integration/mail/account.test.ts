import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inviteUser } from '@/lib/people/users/invite'
import type { Env } from '@/lib/platform/env'
import { drainMail } from '@/lib/platform/mail/delivery/drain'
import type { Letter } from '@/lib/platform/mail/message'
import { ownerSql } from '../../support/database'
import { createWorld, type World } from '../incidents/world'
import { deliveries } from './post'

const settings = vi.hoisted((): Record<string, unknown> => ({}))
vi.mock('@/lib/platform/env', async (original) => {
  const { env } = await original<{ env: Env }>()
  return { env: new Proxy(env, { get: (real, key) => Reflect.get(key in settings ? settings : real, key) }) }
})

let world: World
beforeEach(async () => {
  await ownerSql(`update mail_delivery set status = 'suppressed' where status in ('queued', 'sending')`)
  world = await createWorld()
})
afterEach(() => {
  for (const key of Object.keys(settings)) delete settings[key]
})
const invite = () => inviteUser(world.as.admin, { name: 'Alguém', email: 'alguem@acme.test' })
const kept = () => ownerSql<{ text: string; html: string; headers: Record<string, string> }>('select * from mail_message where tenant_id = $1', [world.tenant.id])

it('goes into the local mailbox at once, and its link stays there alone', async () => {
  await invite()
  expect(await kept()).toMatchObject([{ text: expect.stringContaining('token='), headers: { 'Auto-Submitted': 'auto-generated' } }])
  expect(await deliveries(world.tenant)).toMatchObject([{ event: 'invitation', status: 'sent', transport: 'mailbox', html: null, text: null }])
})

it('leaves no link in a local mailbox that nobody can read', async () => {
  Object.assign(settings, { FAROL_DEMO: false })
  await invite()
  expect(await kept()).toMatchObject([{ text: '', html: '' }])
})

it('waits sealed for a transport, and is forgotten once it is out', async () => {
  Object.assign(settings, { MAIL_TRANSPORT: 'smtp', SMTP_URL: 'smtp://mail.test' })
  await invite()
  const [queued] = await deliveries(world.tenant)
  expect(queued).toMatchObject({ status: 'queued', sealed: true })
  expect(`${queued?.html} ${queued?.text}`).not.toContain('token=')
  const letters: Letter[] = []
  await drainMail(new Date(), { name: 'smtp', send: (letter) => Promise.resolve({ providerId: String(letters.push(letter)) }) })
  expect(letters[0]?.text).toContain('token=')
  expect(letters[0]?.html).toContain('token=')
  expect(await deliveries(world.tenant)).toMatchObject([{ status: 'sent', html: null, text: null }])
  expect(await kept()).toEqual([])
})
