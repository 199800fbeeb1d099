import { beforeAll, describe, expect, it } from 'vitest'
import { createServiceKey } from '@/lib/people/api-keys/create-service'
import { exportUsers } from '@/lib/people/users/export'
import { PLAIN_PEOPLE } from '@/lib/people/users/export-columns'
import type { Ctx } from '@/lib/platform/context'
import { Forbidden, ValidationFailed } from '@/lib/platform/errors'
import { ownerSql } from '@/tests/support/database'
import { createUser } from '@/tests/support/factories'
import { apiOf } from '../api/client'
import { makeWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await makeWorld()
  const evil = await createUser(world.tenant, { role: 'requester', name: '=HYPERLINK("http://evil")' })
  await ownerSql(`update app_user set created_at = '2026-01-31T02:30:00Z', phone = '+55 11 4002-8922' where id = $1`, [evil.id])
})

async function textOf(ctx: Ctx, filter: Parameters<typeof exportUsers>[1] = {}): Promise<string> {
  let text = ''
  for await (const line of await exportUsers(ctx, filter, { separator: 'semicolon', wording: PLAIN_PEOPLE })) text += line
  return text
}

describe('an export of people', () => {
  it('is CSV that spreadsheets read and do not run, on the organisation’s clock', async () => {
    const text = await textOf(world.asAgent)
    expect(text.startsWith('\u{feff}name;email;phone;kind;status;role;')).toBe(true)
    const row = text.split('\r\n').find((line) => line.includes('HYPERLINK'))
    expect(row).toContain(`"'=HYPERLINK(""http://evil"")"`)
    expect(row).toContain(`'+55 11 4002-8922;person;active;requester;`)
    expect(row).toContain('2026-01-30T23:30:00-03:00')
  })

  it('takes the filters of the list, and is in the audit with them', async () => {
    const text = await textOf(world.asAdmin, { role: 'agent' })
    expect(text.trimEnd().split('\r\n')).toHaveLength(2)
    expect(text).toContain(world.agent.id)
    const [entry] = await ownerSql<{ after: unknown }>(
      `select after from audit_entry where tenant_id = $1 and action = 'users.exported' order by id desc limit 1`,
      [world.tenant.id],
    )
    expect(entry?.after).toEqual({ filter: { role: 'agent' }, count: 1 })
    await expect(textOf(world.asAdmin, { status: 'gone' })).rejects.toBeInstanceOf(ValidationFailed)
  })

  it('is for those who may list people, and of their own organisation', async () => {
    await expect(textOf(world.asRequester)).rejects.toBeInstanceOf(Forbidden)
    const theirs = await textOf(world.asStranger)
    expect(theirs).toContain(world.stranger.id)
    expect(theirs).not.toContain(world.admin.id)
  })

  it('goes on behind the last row of a page', async () => {
    const big = await makeWorld()
    await ownerSql(
      `insert into app_user (tenant_id, id, role_id, kind, status, name, created_at, updated_at)
       select tenant_id, gen_random_uuid(), role_id, 'contact', 'active', 'Contato ' || n % 90, now(), now()
       from app_user, generate_series(1, 230) n where id = $1`,
      [big.requester.id],
    )
    const ids = (await textOf(big.asAdmin, { kind: 'contact' })).match(/[\da-f]{8}-[\da-f-]{27}/g) ?? []
    expect([ids.length, new Set(ids).size]).toEqual([230, 230])
  })

  it('is there over the API', async () => {
    const { secret } = await createServiceKey(world.asAdmin, { name: 'RH', role: 'agent' })
    const api = apiOf(`${world.tenant.slug}.localhost`)
    const answer = await api.get('/users/export.csv?role=agent&separator=comma', { token: secret })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain('users.csv')
    expect((await api.get('/users/export.csv?limit=5', { token: secret })).status).toBe(422)
    expect((await api.get('/audit-log/export.csv', { token: secret })).status).toBe(403)
  })
})
