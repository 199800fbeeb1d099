import { beforeAll, describe, expect, it } from 'vitest'
import { PLAIN_WORDING } from '@/lib/incidents/export/cells'
import { exportIncidents } from '@/lib/incidents/export/export'
import { EXPORT_FIELDS } from '@/lib/incidents/export/vocabulary'
import { createServiceKey } from '@/lib/people/api-keys/create-service'
import type { Ctx } from '@/lib/platform/context'
import { Forbidden } from '@/lib/platform/errors'
import { csvResponse } from '@/lib/platform/http/csv'
import { ownerSql } from '../../support/database'
import { createTenant, createTicket, createUser, ctxFor, type TestTenant } from '../../support/factories'
import { apiOf } from '../api/client'

let tenant: TestTenant
let admin: Ctx, agent: Ctx, requester: Ctx
beforeAll(async () => {
  tenant = await createTenant()
  const person = async (role: 'admin' | 'agent' | 'requester') => ctxFor(tenant, await createUser(tenant, { role, name: role }))
  ;[admin, agent, requester] = [await person('admin'), await person('agent'), await person('requester')]
  const id = requester.actor.kind === 'user' ? requester.actor.id : ''
  await createTicket(tenant, { id }, {
    title: '=HYPERLINK("http://evil")', description_text: 'Linha um\n"dois"; três', created_at: '2026-01-31T02:30:00Z', resolution: '@SUM(1)',
  })
  await createTicket(tenant, { id }, { title: 'Segredo', confidential: true })
})

/** The records of a file separated by semicolons (RFC 4180), by heading. */
function parse(text: string): Record<string, string>[] {
  const [heading = [], ...rows] = text
    .replace('\u{feff}', '')
    .trimEnd()
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((line) => line.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"([^]*)"$/, '$1').replaceAll('""', '"')))
  return rows.map((cells) => Object.fromEntries(heading.map((name, index) => [name, cells[index] ?? ''])))
}

const ALL = { sort: 'number' } as const

async function textOf(ctx: Ctx, query: Parameters<typeof exportIncidents>[1] = ALL): Promise<string> {
  let text = ''
  const lines = await exportIncidents(ctx, query, { fields: EXPORT_FIELDS, separator: 'semicolon', wording: PLAIN_WORDING })
  for await (const line of lines) text += line
  return text
}

describe('an export', () => {
  it('is CSV that spreadsheets read and do not run', async () => {
    const text = await textOf(agent)
    expect(text.startsWith('\u{feff}number;title;')).toBe(true)
    const rows = parse(text)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      number: 'INC-000001',
      title: `'=HYPERLINK("http://evil")`,
      description: 'Linha um\n"dois"; três',
      resolution: `'@SUM(1)`,
      createdAt: '2026-01-30T23:30:00-03:00',
      confidential: 'false',
      requester: 'requester',
    })
  })

  it('holds what the reader sees, and is in the audit with its filter', async () => {
    expect(await textOf(admin)).toContain('Segredo')
    expect(await textOf(agent, { ...ALL, status: ['closed'] })).not.toContain('INC-')
    await expect(textOf(requester)).rejects.toBeInstanceOf(Forbidden)
    const [entry] = await ownerSql<{ after: unknown }>(
      `select after from audit_entry where tenant_id = $1 and action = 'incidents.exported' order by id desc limit 1`,
      [tenant.id],
    )
    expect(entry?.after).toMatchObject({ filter: { status: ['closed'] }, count: 0, sort: 'number' })
  })

  it('is read page by page, and no further than it is taken', async () => {
    const big = await createTenant()
    const user = await createUser(big, { role: 'admin' })
    await ownerSql(
      `insert into ticket (tenant_id, id, kind, number, title, status, impact, urgency, priority, requester_id, channel, created_at)
       select $1, gen_random_uuid(), 'incident', n, 'Ticket ' || n, 'new', 'low', 'low', 4, $2, 'portal', now() from generate_series(1, 1203) n`,
      [big.id, user.id],
    )
    // As the database does by itself a minute after so many rows.
    await ownerSql('analyze ticket')
    const ctx = ctxFor(big, user)
    for (const sort of ['number', '-createdAt', 'priority'] as const) {
      const rows = (await textOf(ctx, { sort })).match(/INC-\d+/g) ?? []
      expect([rows.length, new Set(rows).size]).toEqual([1203, 1203])
    }
    let ended = false
    async function* endless() {
      try {
        for (let line = 0; ; line++) yield String(line)
      } finally {
        ended = true
      }
    }
    const reader = csvResponse('x.csv', endless()).body?.getReader()
    await reader?.read()
    await reader?.cancel()
    expect(ended).toBe(true)
  })

  it.each(['priority', '-updatedAt', 'updatedAt', 'dueAt'] as const)('sorted by %s, tells once what changes meanwhile', async (sort) => {
    const busy = await createTenant()
    const user = await createUser(busy, { role: 'admin' })
    await ownerSql(
      `with made as (
         insert into ticket (tenant_id, id, kind, number, title, status, impact, urgency, priority, requester_id, channel, created_at, updated_at)
         select $1, gen_random_uuid(), 'incident', n, 'Ticket ' || n, 'new', 'low', 'low', 3, $2, 'portal', now(), now() - n * interval '1 minute'
         from generate_series(1, 1100) n returning tenant_id, id, number)
       insert into ticket_sla (tenant_id, ticket_id, facts, clocks, due_at)
       select tenant_id, id, '[]', '{"firstResponse":null,"nextResponse":null,"resolution":null}', now() + number * interval '1 minute' from made`,
      [busy.id, user.id],
    )
    const lines = await exportIncidents(ctxFor(busy, user), { sort }, { fields: ['number'], separator: 'comma', wording: PLAIN_WORDING })
    let text = ''
    let pages = 0
    for await (const line of lines) {
      text += line
      pages += 1
      // In the middle of it, what was read goes to the end and what was not to the beginning, and the other way about.
      await ownerSql(
        `update ticket set priority = 1 + (number + $2) % 5, updated_at = now() + (($2 % 2) * 2 - 1) * number * interval '1 hour' where tenant_id = $1`,
        [busy.id, pages],
      )
      await ownerSql(`update ticket_sla set due_at = now() + random() * interval '1 day' where tenant_id = $1`, [busy.id])
    }
    const numbers = text.match(/INC-\d+/g) ?? []
    expect(pages).toBeGreaterThan(2)
    expect([numbers.length, new Set(numbers).size]).toEqual([1100, 1100])
  })

  it('leaves out what is hidden from the reader meanwhile', async () => {
    const small = await createTenant()
    const [owner, reader] = [await createUser(small, { role: 'requester' }), await createUser(small, { role: 'agent' })]
    const ticket = await createTicket(small, owner, { title: 'Folha' })
    const lines = await exportIncidents(ctxFor(small, reader), ALL, { fields: ['title'], separator: 'comma', wording: PLAIN_WORDING })
    await ownerSql('update ticket set confidential = true where id = $1', [ticket.id])
    let text = ''
    for await (const line of lines) text += line
    expect(text).not.toContain('Folha')
  })

  it('is there over the API', async () => {
    const key = await createServiceKey(admin, { name: 'BI', role: 'agent' })
    const api = apiOf(`${tenant.slug}.localhost`)
    const answer = await api.get('/incidents/export.csv?fields=number,title&status=new', { token: key.secret })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain('incidents.csv')
    expect((await api.get('/incidents/export.csv?fields=password', { token: key.secret })).status).toBe(422)
  })
})
