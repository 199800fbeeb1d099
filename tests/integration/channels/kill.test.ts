import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { storeIntake } from '@/lib/channels/email/intake/store'
import { typescript } from '@/scripts/lib/typescript-args.mjs'
import { ownerSql } from '../../support/database'
import { createTenant } from '../../support/factories'
import { countTickets, letter, mailsOf } from './mail'

const MESSAGES = 30

/** The head start of whoever stored a message, and the lease of whoever died with it, are over. */
const later = () => ownerSql(`update mail_intake set due_at = now() - interval '1 second' where state = 'received'`)

const worker = () =>
  spawn(process.execPath, [...typescript, 'tests/integration/channels/ingest-process.ts'], { env: { ...process.env }, stdio: ['ignore', 'ignore', 'inherit'] })

it('whoever is killed in the middle leaves each message to become one ticket', async () => {
  const tenant = await createTenant()
  for (let n = 0; n < MESSAGES; n++) {
    await storeIntake(letter({ from: `pessoa${n}@cliente.test`, subject: `Pedido ${n}` }), { source: 'api', recipients: [], tenantId: tenant.id, mailboxId: null })
  }
  for (const dieWith of [5, 14]) {
    await later()
    const child = worker()
    const exit = once(child, 'exit')
    while (child.exitCode === null && (await countTickets(tenant)) < dieWith) await sleep(2)
    child.kill('SIGKILL')
    expect(((await exit) as unknown[])[1]).toBe('SIGKILL')
    expect(await countTickets(tenant)).toBeLessThan(MESSAGES)
  }
  await later()
  await once(worker(), 'exit')

  const mails = await mailsOf(tenant)
  expect(mails).toHaveLength(MESSAGES)
  expect(mails.every(({ status, outcome }) => status === 'done' && outcome === 'created')).toBe(true)
  expect(await countTickets(tenant)).toBe(MESSAGES)
  const [open] = await ownerSql<{ count: number }>(`select count(*)::int as count from mail_intake where state <> 'done' and for_tenant_id = $1`, [tenant.id])
  expect(open?.count).toBe(0)
}, 90_000)
