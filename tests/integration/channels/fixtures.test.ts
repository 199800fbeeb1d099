import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { rememberMessage } from '@/lib/mail/thread'
import { withTenant } from '@/lib/platform/db/tenant'
import { ownerSql } from '../../support/database'
import { createTenant, createTicket, createUser, systemCtx, type TestTenant } from '../../support/factories'
import { queue } from '../mail/queued'
import { take } from './mail'

/** What is expected of a message of tests/fixtures/mail; what is left out is not looked at. */
interface Expected {
  outcome: string
  status?: string
  reason?: string
  title?: string | null
  text?: string | null
  contains?: string[]
  lacks?: string[]
  html?: string[]
  lacksHtml?: string[]
  files?: string[]
  hasFile?: string
  sender?: string
  suppressed?: string
  notSuppressed?: string
}

const folder = new URL('../../fixtures/mail/', import.meta.url)
const expected = Object.entries(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<string, Expected>)
/** The message of ours that the replies in the fixtures answer. */
const OURS = '<farol.00000000-0000-4000-8000-000000000001@localhost>'

let tenant: TestTenant

beforeAll(async () => {
  tenant = await createTenant()
  const ana = await createUser(tenant, { role: 'requester', name: 'Ana Souza', email: 'ana@cliente.test' })
  await createUser(tenant, { role: 'agent', name: 'Bruno Agente', email: 'agente@acme.test' })
  const gone = await createUser(tenant, { role: 'requester', email: 'suspenso@cliente.test' })
  await ownerSql(`update app_user set status = 'suspended' where id = $1`, [gone.id])
  const ticket = await createTicket(tenant, ana, { title: 'Impressora' })
  const ctx = systemCtx(tenant)
  await withTenant(ctx, (tx) => rememberMessage(tx, ctx, { messageId: OURS, ticketId: ticket.id }))
})

test('there are enough of them', () => expect(expected.length).toBeGreaterThan(60))

interface Row {
  status: string
  outcome: string
  reason: string | null
  title: string | null
  text: string | null
  html: string | null
  files: string[]
  sender: string | null
  steps: { step: string }[]
}

async function outcomeOf(intakeId: string): Promise<Row | undefined> {
  const [row] = await ownerSql<Row>(
    `select m.status, m.outcome, m.reason, m.steps, t.title, u.name as sender,
       coalesce(c.body_text, t.description_text) as text, coalesce(c.body_html, t.description_html) as html,
       array(select file_name from attachment f where f.ticket_id = m.ticket_id and f.comment_id is not distinct from m.comment_id order by id) as files
     from inbound_mail m left join ticket t on t.id = m.ticket_id left join comment c on c.id = m.comment_id
       left join app_user u on u.id = coalesce(c.author_id, t.requester_id)
     where m.tenant_id = $1 and m.intake_id = $2`,
    [tenant.id, intakeId],
  )
  return row
}

describe.each(expected)('%s', (name, wanted) => {
  test('becomes what it should', async () => {
    // No sender may run into the limits that others have used up.
    await ownerSql(`update inbound_mail set received_at = received_at - interval '1 day' where tenant_id = $1`, [tenant.id])
    // What bounces was sent to them.
    if (wanted.suppressed) {
      await ownerSql(`delete from mail_delivery where tenant_id = $1`, [tenant.id])
      await queue(tenant, { messageId: OURS, to: wanted.suppressed })
    }
    const file = readFileSync(new URL(`${name}.eml`, folder))
    const raw = Buffer.from(file.toString('latin1').replaceAll('<OWN>', `<${tenant.slug}@localhost>`), 'latin1')
    const { id } = await take(tenant, raw)
    const row = await outcomeOf(id)
    if (!row) throw new Error('It left no row')
    expect({ outcome: row.outcome, reason: row.reason }).toEqual({ outcome: wanted.outcome, reason: wanted.reason ?? null })
    if (wanted.status) expect(row.status).toBe(wanted.status)
    if (wanted.title) expect(row.title).toBe(wanted.title)
    if (wanted.sender) expect(row.sender).toBe(wanted.sender)
    if (wanted.text) expect(row.text).toBe(wanted.text)
    if (wanted.files) expect(row.files).toEqual(wanted.files)
    if (wanted.hasFile) expect(row.files).toContain(wanted.hasFile)
    for (const part of wanted.contains ?? []) expect(row.text).toContain(part)
    for (const part of wanted.lacks ?? []) expect(row.text).not.toContain(part)
    for (const part of wanted.html ?? []) expect(row.html).toContain(part)
    for (const part of wanted.lacksHtml ?? []) expect(row.html).not.toContain(part)
    expect(row.steps.at(-1)?.step).toBe('result')
    for (const [address, there] of [[wanted.suppressed, 1], [wanted.notSuppressed, 0]] as const) {
      if (!address) continue
      expect(await ownerSql(`select 1 from mail_suppression where tenant_id = $1 and address = $2`, [tenant.id, address])).toHaveLength(there)
    }
  })
})
