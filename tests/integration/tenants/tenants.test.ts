import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { slugAvailability } from '@/lib/tenants/availability'
import { provisionTenant } from '@/lib/tenants/provision'
import { STEPS } from '@/lib/tenants/provisioning/steps'
import { claimSlug } from '@/lib/tenants/provisioning/begin'
import { signUpProgress } from '@/lib/tenants/provisioning/progress'
import { rollBackAbandoned } from '@/lib/tenants/provisioning/roll-back'
import { runStep, runSteps } from '@/lib/tenants/provisioning/run'
import { listAudit } from '@/lib/tenants/audit/queries'
import { updateTenant } from '@/lib/tenants/update'
import { createIncident } from '@/lib/incidents/create'
import { createServiceKey } from '@/lib/people/api-keys/create-service'
import { signInByHandover } from '@/lib/people/sign-in/handover'
import type { Ctx, UserActor } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { resetLimits } from '@/lib/platform/limits/limiter'
import { resolveTenant } from '@/lib/platform/tenancy/resolve'
import { ownerSql } from '@/tests/support/database'
import { startJobs, type Jobs } from '@/tests/support/jobs-server'
import { auditOf, holding, makeWorld } from '../people/world'

const visitor = () => ({ now: new Date(), requestId: newId(), ip: '203.0.113.9' })
let next = 0
const form = (given: object = {}) => ({
  organisation: 'Padaria Estrela',
  slug: `padaria-${process.pid}-${next++}`,
  name: 'Dona Estrela',
  email: 'dona@estrela.test',
  password: 'forno quente às cinco',
  locale: 'pt-BR',
  timezone: 'America/Sao_Paulo',
  ...given,
})

const tablesOfTenants = async () =>
  (await ownerSql<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'`,
  )).map(({ name }) => name)

/** Rows of a tenant over all tables, its own row included. */
async function rowsOf(id: string): Promise<number> {
  let sum = 0
  for (const table of await tablesOfTenants()) {
    const [row] = await ownerSql<{ count: number }>(`select count(*)::int as count from "${table}" where tenant_id = $1`, [id])
    sum += row?.count ?? 0
  }
  return sum + (await ownerSql('select id from tenant where id = $1', [id])).length
}

const signUpsOf = (slug: string) =>
  ownerSql<{ id: string; status: string; step: string }>('select id, status, step from provisioning where slug = $1 order by id', [slug])

let jobs: Jobs
beforeAll(async () => {
  jobs = await startJobs()
})
afterAll(() => jobs.stop())
beforeEach(() => resetLimits())

describe('signing an organisation up', () => {
  it('makes everything it starts with and signs its administrator in', async () => {
    const input = form()
    const { slug, handover } = await provisionTenant(visitor(), input)
    expect(slug).toBe(input.slug)
    const tenant = await resolveTenant(slug)
    if (!tenant) throw new Error('The tenant is not there')
    expect(tenant).toMatchObject({ name: 'Padaria Estrela', status: 'active', plan: 'free', locale: 'pt-BR' })
    const [counts] = await ownerSql(
      `select (select count(*)::int from role where tenant_id = $1) as roles,
         (select count(*)::int from resolution_code where tenant_id = $1) as codes,
         (select count(*)::int from ticket_counter where tenant_id = $1) as counters,
         (select count(*)::int > 10 from category where tenant_id = $1) as categories,
         (select count(*)::int from sla_calendar_version where tenant_id = $1) as calendars,
         (select count(*)::int from sla_policy_version where tenant_id = $1) as policies`,
      [tenant.id],
    )
    expect(counts).toEqual({ roles: 5, codes: 8, counters: 1, categories: true, calendars: 2, policies: 1 })
    expect(await auditOf(tenant.id)).toEqual(['tenant.created'])
    const { ip: _, ...rest } = visitor()
    const actor = await signInByHandover({ ...rest, tenant, locale: 'pt-BR' }, handover)
    expect(actor).toMatchObject({ role: 'admin', email: 'dona@estrela.test' })
    await expect(signInByHandover({ ...rest, tenant, locale: 'pt-BR' }, handover)).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await signUpsOf(slug)).toMatchObject([{ status: 'done', step: 'open' }])
  })

  it('tells jobs nothing but ids, and keeps no plan of what is done', async () => {
    const { id, slug } = await provisionTenant(visitor(), form())
    expect(await ownerSql('select type, payload from outbox_event where tenant_id = $1', [id])).toEqual([
      { type: 'tenant.requested', payload: {} },
    ])
    expect(await ownerSql('select plan from provisioning where id = $1', [id])).toEqual([{ plan: null }])
    const told = await ownerSql<{ text: string }>(
      `select coalesce(string_agg(t::text, ' '), '') as text from (select to_json(e) from engine.event e union all select to_json(s) from engine.step s) as all_of(t)`,
    )
    expect(told[0]?.text).toContain(id)
    for (const secret of [slug, 'dona@estrela.test', '$argon2', 'Estrela']) expect(told[0]?.text).not.toContain(secret)
  })

  it('is told of when it takes longer, and lets its administrator in when it is done', async () => {
    const { id, slug, handover, done } = await provisionTenant(visitor(), form(), 0)
    expect(done).toBe(false)
    while ((await signUpProgress(id)).status === 'running') await sleep(20)
    expect(await signUpProgress(id)).toEqual({ status: 'done', done: STEPS.length, total: STEPS.length })
    const tenant = await resolveTenant(slug)
    if (!tenant) throw new Error('The tenant is not there')
    const { ip: _, ...rest } = visitor()
    expect(await signInByHandover({ ...rest, tenant, locale: 'pt-BR' }, handover)).toMatchObject({ role: 'admin' })
    await expect(signUpProgress(newId())).rejects.toMatchObject({ code: 'not_found' })
    await expect(signUpProgress('nonsense')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('makes one organisation of a form that was submitted twice, and lets both in', async () => {
    const input = form()
    const [one, two] = await Promise.all([provisionTenant(visitor(), input), provisionTenant(visitor(), input)])
    expect(one.slug).toBe(two.slug)
    expect(one.handover).not.toBe(two.handover)
    expect((await signUpsOf(input.slug)).filter(({ status }) => status === 'done')).toHaveLength(1)
    await expect(provisionTenant(visitor(), { ...input, password: 'outra senha bem longa' })).rejects.toMatchObject({
      issues: [{ path: 'slug', code: 'taken' }],
    })
  })

  it('counts wrong passwords of a second submit like failed sign-ins', async () => {
    const input = form()
    await provisionTenant(visitor(), input)
    const wrong = () => provisionTenant(visitor(), { ...input, password: 'outra senha bem longa' }).catch(() => undefined)
    for (let i = 0; i < 5; i++) await wrong()
    resetLimits()
    await expect(provisionTenant(visitor(), input)).rejects.toMatchObject({ issues: [{ path: 'slug', code: 'taken' }] })
    const [tenant] = await ownerSql<{ id: string }>('select id from tenant where slug = $1', [input.slug])
    const failures = await ownerSql('select from sign_in_failure where tenant_id = $1', [tenant?.id])
    expect(failures).toHaveLength(5)
  })

  it.each([
    ['www', 'reserved'],
    ['ab', 'too_short'],
    ['-traço', 'characters'],
    ['xn--dmin', 'characters'],
    ['a'.repeat(41), 'too_long'],
  ])('refuses the address %s as %s', async (slug, code) => {
    await expect(provisionTenant(visitor(), form({ slug }))).rejects.toMatchObject({ issues: [{ path: 'slug', code }] })
    expect(await slugAvailability(slug)).toBe(code)
  })

  it('refuses weak passwords and timezones that do not exist', async () => {
    await expect(provisionTenant(visitor(), form({ password: 'curta' }))).rejects.toMatchObject({ issues: [{ path: 'password' }] })
    await expect(provisionTenant(visitor(), form({ timezone: 'Mars/Olympus' }))).rejects.toMatchObject({ issues: [{ path: 'timezone' }] })
  })

  it('is limited by address', async () => {
    const tries = Array.from({ length: 12 }, () => provisionTenant(visitor(), {}).catch((error: { code: string }) => error.code))
    expect(await Promise.all(tries)).toContain('rate_limited')
  })
})

describe('a sign-up whose step fails', () => {
  afterEach(async () => {
    await ownerSql('drop trigger if exists break_step on provisioning')
  })

  it.each(STEPS.map(({ name }) => name))('leaves nothing behind: %s', async (step) => {
    await ownerSql(`create or replace function break_step() returns trigger language plpgsql as
      $$ begin raise exception 'broken on purpose' using errcode = '23000'; end $$`)
    await ownerSql(`create trigger break_step before update of step on provisioning for each row when (new.step = '${step}')
      execute function break_step()`)
    const input = form()
    await expect(provisionTenant(visitor(), input, 60_000)).rejects.toThrow()
    const [signUp] = await signUpsOf(input.slug)
    expect(signUp?.status).toBe('rolled_back')
    expect(await rowsOf(signUp?.id ?? '')).toBe(0)
    await ownerSql('drop trigger break_step on provisioning')
    await expect(provisionTenant(visitor(), input)).resolves.toMatchObject({ slug: input.slug })
  })
})

describe('the steps of a sign-up', () => {
  it('are taken once each, however often they are begun', async () => {
    const id = newId()
    const admin = { id: newId(), name: 'Ana', email: 'ana@passos.test', passwordHash: '-' }
    const slug = `passos-${process.pid}`
    const plan = { id, slug, organisation: 'Passos', locale: 'en', timezone: 'UTC', plan: 'free', admin } as const
    expect(await claimSlug({ ...plan, handoverHash: 'a'.repeat(64), now: new Date(), requestId: id, ip: null })).toBe(true)
    expect(await claimSlug({ ...plan, id: newId(), handoverHash: 'b'.repeat(64), now: new Date(), requestId: id, ip: null })).toBe(false)
    for (const { name } of STEPS.slice(0, 4)) await Promise.all([runStep(id, name), runStep(id, name)])
    const half = await rowsOf(id)
    await runStep(id, 'tenant')
    expect(await rowsOf(id)).toBe(half)
    await runSteps(id)
    const whole = await rowsOf(id)
    await runSteps(id)
    expect(await rowsOf(id)).toBe(whole)
    expect(await signUpsOf(slug)).toMatchObject([{ status: 'done' }])
  })
})

describe('a sign-up whose process died', () => {
  it('is undone before the next one, and not while it may still run', async () => {
    const slug = `morto-${process.pid}`
    const id = newId()
    const now = new Date()
    await ownerSql(`insert into provisioning (id, slug, step, created_at) values ($1, $2, 'roles', $3)`, [id, slug, now])
    await ownerSql(`insert into tenant (id, slug, name, status) values ($1, $2, 'Meio pronta', 'suspended')`, [id, slug])
    await ownerSql(`insert into role (tenant_id, id, key, name) values ($1, $2, 'admin', 'Admin')`, [id, newId()])
    await rollBackAbandoned(now)
    expect(await rowsOf(id)).toBe(2)
    await rollBackAbandoned(new Date(now.getTime() + 16 * 60_000))
    expect(await rowsOf(id)).toBe(0)
    expect(await slugAvailability(slug)).toBeNull()
  })
})

describe('settings of an organisation', () => {
  it('are changed by those who may, and only their own', async () => {
    const world = await makeWorld()
    const settings = await updateTenant(world.asAdmin, { name: 'Novo Nome', timezone: 'America/Manaus', reopenDays: 7 })
    expect(settings).toMatchObject({ name: 'Novo Nome', timezone: 'America/Manaus', reopenDays: 7 })
    expect(await updateTenant(world.asAdmin, { locale: 'en' })).toMatchObject({ name: 'Novo Nome', reopenDays: 7, locale: 'en' })
    await expect(updateTenant(world.asAgent, { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateTenant(world.asAdmin, { reopenDays: 91 })).rejects.toMatchObject({ issues: [{ path: 'reopenDays' }] })
    await expect(updateTenant(world.asAdmin, { plan: 'paid' })).rejects.toMatchObject({ issues: [{ path: 'plan' }] })
    expect(await ownerSql('select name from tenant where id = $1', [world.otherTenant.id])).toEqual([{ name: world.otherTenant.name }])
    expect(await auditOf(world.tenant.id)).toEqual(['tenant.updated', 'tenant.updated'])
  })
})

describe('the audit', () => {
  it('is read in pages, the latest first, by those who may, and only their own', async () => {
    const world = await makeWorld()
    for (const reopenDays of [1, 2, 3]) await updateTenant(world.asAdmin, { reopenDays })
    const first = await listAudit(world.asAdmin, { entity: 'tenant', limit: 2 })
    expect(first.data.map(({ after }) => (after as { reopenDays: number }).reopenDays)).toEqual([3, 2])
    const second = await listAudit(world.asAdmin, { entity: 'tenant', limit: 2, cursor: first.page.nextCursor ?? undefined })
    expect(second.data).toHaveLength(1)
    expect(second.page.nextCursor).toBeNull()
    await expect(listAudit(world.asAgent, {})).rejects.toMatchObject({ code: 'forbidden' })
    expect((await listAudit(world.asStranger, {})).data).toEqual([])
  })

  it('tells which key acted', async () => {
    const world = await makeWorld()
    const key = await createServiceKey(world.asAdmin, { name: 'Monitoramento', role: 'admin' })
    const { admin, tenant } = world
    const { permissions } = world.asAdmin.actor as UserActor
    const actor = { kind: 'apiKey', id: key.id, userId: admin.id, name: 'Monitoramento', role: 'admin', permissions } as const
    await updateTenant({ ...world.asAdmin, actor }, { reopenDays: 9 })
    const [byKey, byHand] = (await listAudit(world.asAdmin, { limit: 2 })).data
    expect(byKey?.actor).toMatchObject({ kind: 'apiKey', apiKey: 'Monitoramento' })
    expect(byHand?.actor).toMatchObject({ kind: 'user', apiKey: null })
    expect(await ownerSql('select api_key_id from audit_entry where tenant_id = $1 and api_key_id is not null', [tenant.id])).toEqual([
      { api_key_id: key.id },
    ])
  })

  it('says nothing of what is in confidential tickets to who may not read those', async () => {
    const world = await makeWorld()
    const secret = await createIncident(world.asAdmin, { title: 'Assédio relatado', confidential: true })
    const plain = await createIncident(world.asAdmin, { title: 'Impressora parada' })
    const entriesFor = async (ctx: Ctx) => {
      const { data } = await listAudit(ctx, { entity: 'incident' })
      return new Map(data.map(({ entity, before, after }) => [entity.id, JSON.stringify([before, after])]))
    }
    const auditor = await entriesFor(holding(world.asAdmin, ['audit.read']))
    expect(auditor.get(secret.id)).toBe('[null,null]')
    expect(auditor.get(plain.id)).toContain('Impressora parada')
    expect((await entriesFor(world.asAdmin)).get(secret.id)).toContain('Assédio relatado')
  })
})
