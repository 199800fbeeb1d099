import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { eachImportError, getImport } from '@/lib/imports/queries'
import { Directory } from '@/lib/imports/write/directory'
import type { Ctx } from '@/lib/platform/context'
import { storage } from '@/lib/platform/storage/storage'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser, ctxFor } from '@/tests/support/factories'
import { countOf, incidentsOf, queueFile, queueText, SAMPLE, runImport } from './support'

describe('an import of a ServiceNow log', () => {
  let ctx: Ctx
  let id: string

  beforeAll(async () => {
    const tenant = await createTenant()
    ctx = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
    id = await queueFile(ctx, SAMPLE)
    expect(await getImport(ctx, id)).toMatchObject({ status: 'queued', progress: { done: 0, total: 0 } })
    await runImport(tenant.id, id)
  })

  const incident = async (externalRef: string) => (await incidentsOf(ctx, { externalRef }))[0]

  it('takes the good rows and tells the bad ones', async () => {
    expect(await getImport(ctx, id)).toMatchObject({
      status: 'done',
      failure: null,
      progress: { done: 19, total: 19 },
      counts: { created: 4, updated: 0, unchanged: 0, rejected: 5 },
      errors: [
        { row: 14, message: 'Situação desconhecida em incident_state: -100' },
        { row: 15, message: 'Data que não existe em sys_updated_at: 31-02-2017 12:00' },
        { row: 16, message: 'Falta o valor de impact' },
        { row: 17, message: 'Falta o valor de number' },
        { row: 19, message: 'Número de colunas diferente do cabeçalho (5 / 36)' },
      ],
    })
    const errors = []
    for await (const error of eachImportError({ ...ctx, locale: 'en' }, id)) errors.push(error)
    expect(errors).toHaveLength(5)
    expect(errors[2]).toEqual({ row: 16, message: 'impact has no value' })
  })

  it('gives tickets numbers of ours in the order of the source', async () => {
    expect(await incident('INC0900001')).toMatchObject({
      number: 'INC-000001',
      title: 'Hardware / Printer / Paper jam',
      status: 'closed',
      priority: 3,
      channel: 'phone',
      category: { name: 'Printer' },
      requester: { name: 'Marina Prado', email: null },
      assignee: { name: 'Otto Lins' },
      team: { name: 'Field Service' },
      resolutionCode: 'Part replaced',
      createdAt: '2017-10-15T01:30:00.000Z',
      updatedAt: '2017-10-21T14:00:00.000Z',
      resolvedAt: '2017-10-16T13:00:00.000Z',
      closedAt: '2017-10-21T14:00:00.000Z',
      customFields: { source: { made_sla: false, location: 'Recife' } },
    })
    expect(await incident('INC0900003')).toMatchObject({ status: 'on_hold', holdReason: 'awaiting_requester', resolvedAt: null })
  })

  it('takes codes that are there, by their label too, and a priority that the matrix would not give', async () => {
    expect(await incident('INC0900002')).toMatchObject({ resolutionCode: 'solved', reopenCount: 1, priority: 1 })
    expect(await incident('INC0900004')).toMatchObject({ priority: 5, priorityReason: 'Prioridade informada pela origem' })
  })

  it('makes contacts who cannot sign in, each once', async () => {
    const people = await ownerSql(
      `select kind, external_source, name, count(*)::int from app_user where tenant_id = $1 and kind = 'contact' group by 1, 2, 3 order by 3`,
      [ctx.tenant.id],
    )
    expect(people).toContainEqual({ kind: 'contact', external_source: 'servicenow', name: 'Marina Prado', count: 1 })
    expect(people.every(({ count }) => count === 1)).toBe(true)
  })

  it('is in the audit, and tells nobody of its incidents', async () => {
    const actions = await ownerSql('select action, actor_kind from audit_entry where tenant_id = $1 order by id', [ctx.tenant.id])
    expect(actions).toEqual([
      { action: 'import.queued', actor_kind: 'user' },
      { action: 'import.finished', actor_kind: 'system' },
    ])
    expect(await ownerSql('select type from outbox_event where tenant_id = $1', [ctx.tenant.id])).toEqual([{ type: 'import.queued' }])
  })

  it('does not keep the file', async () => {
    await expect(storage().open(`${ctx.tenant.id}/imports/${id}`)).rejects.toThrow('not found')
  })

  it('creates nothing twice', async () => {
    const entries = await countOf('timeline_entry', ctx.tenant.id)
    const again = await queueFile(ctx, SAMPLE)
    await runImport(ctx.tenant.id, again)
    expect(await getImport(ctx, again)).toMatchObject({ counts: { created: 0, updated: 0, unchanged: 4, rejected: 5 } })
    expect(await countOf('ticket', ctx.tenant.id)).toBe(4)
    expect(await countOf('timeline_entry', ctx.tenant.id)).toBe(entries)
  })
})

describe('a newer file', () => {
  const log = readFileSync(SAMPLE, 'utf8')
  const resolved = log.replace(/^(INC0900003),Awaiting Evidence,(.*)20-10-2017 11:00/m, '$1,Resolved,$225-10-2017 10:00')

  it('updates what has changed in it, and adds to the timeline', async () => {
    const tenant = await createTenant()
    const ctx = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
    await runImport(tenant.id, await queueText(ctx, log))
    const id = await queueText(ctx, resolved)
    await runImport(tenant.id, id)
    expect(await getImport(ctx, id)).toMatchObject({ counts: { created: 0, updated: 1, unchanged: 3 } })
    const data = await incidentsOf(ctx, { externalRef: 'INC0900003' })
    expect(data[0]).toMatchObject({ status: 'resolved', holdReason: null, version: 2, resolvedAt: '2017-10-25T12:00:00.000Z' })
  })

  it('leaves alone what was worked on here', async () => {
    const tenant = await createTenant()
    const ctx = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
    await runImport(tenant.id, await queueText(ctx, log))
    await ownerSql(
      `insert into timeline_entry (tenant_id, id, ticket_id, at, actor_kind, actor_name, type)
       select tenant_id, gen_random_uuid(), id, now() + interval '1 second', 'user', 'Somebody', 'changed' from ticket
       where tenant_id = $1 and external_ref = 'INC0900003'`,
      [tenant.id],
    )
    const id = await queueText(ctx, resolved)
    await runImport(tenant.id, id)
    const run = await getImport(ctx, id)
    expect(run).toMatchObject({ counts: { created: 0, updated: 0, unchanged: 3, rejected: 6 } })
    expect(run.errors.map(({ message }) => message)).toContainEqual(expect.stringContaining('INC0900003 foi alterado aqui'))
    const data = await incidentsOf(ctx, { externalRef: 'INC0900003' })
    expect(data[0]).toMatchObject({ status: 'on_hold', version: 1 })
  })

  it.each([
    ['leaves alone what somebody works on while it is written', true, { updated: 0, rejected: 6 }, { title: 'Changed here', status: 'on_hold' }],
    ['looks again at what was saved without a change', false, { updated: 1, rejected: 5 }, { status: 'resolved', version: 3 }],
  ])('%s', async (_name, told, counts, incident) => {
    const tenant = await createTenant()
    const ctx = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
    await runImport(tenant.id, await queueText(ctx, log))
    const id = await queueText(ctx, resolved)
    const learn = Directory.prototype.learn
    vi.spyOn(Directory.prototype, 'learn').mockImplementationOnce(async function (this: Directory, drafts) {
      await learn.call(this, drafts)
      await ownerSql(
        `with changed as (
           update ticket set version = version + 1, title = case when $2 then 'Changed here' else title end
           where tenant_id = $1 and external_ref = 'INC0900003' returning tenant_id, id
         )
         insert into timeline_entry (tenant_id, id, ticket_id, at, actor_kind, actor_name, type)
         select tenant_id, gen_random_uuid(), id, now(), 'user', 'Somebody', 'changed' from changed where $2`,
        [tenant.id, told],
      )
    })
    await runImport(tenant.id, id)
    expect(await getImport(ctx, id)).toMatchObject({ status: 'done', counts: { created: 0, unchanged: 3, ...counts } })
    expect((await incidentsOf(ctx, { externalRef: 'INC0900003' }))[0]).toMatchObject(incident)
  })
})
