import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { simpleParser } from 'mailparser'
import { afterEach, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { typescript } from '@/scripts/lib/typescript-args.mjs'
import { ownerSql } from '../../support/database'
import { createTenant, createUser, ctxFor } from '../../support/factories'
import { deliveries } from './post'
import { queue } from './queued'
import { SmtpStub } from './smtp-stub'

const MESSAGES = 40
/** Messages that one sender has under way at the same time. */
const UNDER_WAY = 8

let smtp: SmtpStub
afterEach(() => smtp.stop())

function sender(): ChildProcess {
  return spawn(process.execPath, [...typescript, 'tests/integration/mail/send-process.ts'], {
    env: { ...process.env, MAIL_TRANSPORT: 'smtp', SMTP_URL: smtp.url() },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** The lease of whoever died is over. */
const later = () => ownerSql(`update mail_delivery set next_try_at = now() where status = 'sending'`)

it('a sender that is killed loses no message, and says none under another Message-ID or twice on the timeline', async () => {
  smtp = await SmtpStub.start()
  // Nothing that other tests left in the queue.
  await ownerSql(`update mail_delivery set status = 'failed' where status in ('queued', 'sending')`)
  const tenant = await createTenant()
  const { id: ticketId } = await createIncident(ctxFor(tenant, await createUser(tenant, { role: 'agent' })), { title: 'Sem rede' })
  for (let n = 0; n < MESSAGES; n++) await queue(tenant, { ticketId })
  for (const dieWith of [9, 23]) {
    const child = sender()
    smtp.onTaken = (count) => void (count >= dieWith && child.kill('SIGKILL'))
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')
    expect((await deliveries(tenant)).some(({ status }) => status === 'sending')).toBe(true)
    await later()
  }
  smtp.onTaken = undefined
  await once(sender(), 'exit')

  const planned = await deliveries(tenant)
  expect(planned.every(({ status }) => status === 'sent')).toBe(true)
  const arrived = await Promise.all(smtp.messages.map(async ({ raw }) => (await simpleParser(raw)).messageId))
  expect(new Set(arrived)).toEqual(new Set(planned.map(({ message_id: id }) => id)))
  expect(arrived.length).toBeLessThanOrEqual(MESSAGES + 2 * UNDER_WAY)
  const lines = await ownerSql<{ new: unknown; visibility: string }>(`select new, visibility from timeline_entry where ticket_id = $1 and type = 'mailed'`, [ticketId])
  expect(lines).toHaveLength(MESSAGES)
  expect(new Set(lines.map((line) => JSON.stringify(line.new))).size).toBe(MESSAGES)
  expect(lines.every(({ visibility }) => visibility === 'internal')).toBe(true)
}, 90_000)
