import { beforeAll, describe, expect, it } from 'vitest'
import { acceptInvitation } from '@/lib/people/passwords/accept-invitation'
import { requestPasswordReset } from '@/lib/people/passwords/request-reset'
import { resetPassword } from '@/lib/people/passwords/reset'
import { createContact } from '@/lib/people/users/create-contact'
import { inviteUser } from '@/lib/people/users/invite'
import { getUser, listUsers } from '@/lib/people/users/queries'
import { reactivateUser } from '@/lib/people/users/reactivate'
import { resendInvitation } from '@/lib/people/users/resend-invitation'
import { suspendUser } from '@/lib/people/users/suspend'
import { updateUser } from '@/lib/people/users/update'
import { updateProfile } from '@/lib/people/users/update-profile'
import { createPersonalKey } from '@/lib/people/api-keys/create-personal'
import { createTeam } from '@/lib/people/teams/create'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser, ctxFor, systemCtx } from '@/tests/support/factories'
import { auditOf, holding, lastLink, makeWorld, openSession, userRow, type World } from './world'

let world: World

beforeAll(async () => {
  world = await makeWorld()
})

describe('inviting', () => {
  it('makes an invited person, mails a link and says so in the audit', async () => {
    const team = await createTeam(world.asAdmin, { name: 'N1 convites' })
    const email = `Nova.${Date.now()}@Acme.test`
    const user = await inviteUser(world.asAdmin, { name: 'Nova Pessoa', email, role: 'agent', teamIds: [team.id] })
    expect(user).toMatchObject({ kind: 'person', status: 'invited', email: email.toLowerCase(), role: { key: 'agent' } })
    expect(user.teams.map(({ name }) => name)).toEqual(['N1 convites'])
    expect(await lastLink(email.toLowerCase())).toMatch(/^[\w-]{43}$/)
    expect(await auditOf(user.id)).toEqual(['user.invited'])
  })

  it('turns a contact into a person and keeps its id', async () => {
    const contact = await createContact(world.asAgent, { name: 'Só contato', email: 'contato@fora.test' })
    const user = await inviteUser(world.asAdmin, { name: 'Agora pessoa', email: 'contato@fora.test' })
    expect(user).toMatchObject({ id: contact.id, kind: 'person', status: 'invited', name: 'Agora pessoa' })
    expect(await auditOf(user.id)).toEqual(['user.created', 'user.invited'])
  })

  it('refuses an address that is taken here, but not one that is taken elsewhere', async () => {
    await expect(inviteUser(world.asAdmin, { name: 'X', email: world.agent.email })).rejects.toMatchObject({
      issues: [{ path: 'email', code: 'taken' }],
    })
    const user = await inviteUser(world.asAdmin, { name: 'X', email: world.stranger.email })
    expect(user.id).not.toBe(world.stranger.id)
  })

  it('is refused to an agent, and to one who would grant more than they have', async () => {
    const input = { name: 'X', email: 'x1@acme.test', role: 'admin' }
    await expect(inviteUser(world.asAgent, input)).rejects.toMatchObject({ code: 'forbidden' })
    const limited = holding(world.asAdmin, ['people.manage', 'people.read', 'incident.read.own'])
    await expect(inviteUser(limited, input)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('names every refused field', async () => {
    await expect(inviteUser(world.asAdmin, { name: '', email: 'nothing', shoe: 42 })).rejects.toMatchObject({
      code: 'validation_failed',
      issues: expect.arrayContaining([
        expect.objectContaining({ path: 'name', code: 'required' }),
        expect.objectContaining({ path: 'email' }),
        expect.objectContaining({ path: 'shoe' }),
      ]),
    })
  })

  it('can be repeated until it is accepted; the earlier link stops working', async () => {
    const user = await inviteUser(world.asAdmin, { name: 'De novo', email: 'denovo@acme.test' })
    await resendInvitation(world.asAdmin, user.id)
    const open = await ownerSql('select id from one_time_token where user_id = $1 and used_at is null', [user.id])
    expect(open).toHaveLength(1)
    await expect(resendInvitation(world.asAdmin, world.agent.id)).rejects.toMatchObject({ code: 'conflict' })
    await expect(resendInvitation(world.asStranger, user.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await auditOf(user.id)).toEqual(['user.invited', 'user.invitation_resent'])
  })
})

describe('updating', () => {
  it('changes data, role and teams at once', async () => {
    const user = await createUser(world.tenant)
    const team = await createTeam(world.asAdmin, { name: 'N2 mudança' })
    const changed = await updateUser(world.asAdmin, user.id, {
      name: 'Outro Nome',
      email: `outro-${user.id.slice(-6)}@acme.test`,
      phone: '+55 11 99999-0000',
      role: 'agent_l2',
      teamIds: [team.id],
    })
    expect(changed).toMatchObject({ name: 'Outro Nome', role: { key: 'agent_l2' }, teams: [{ id: team.id }], version: 2 })
    expect(await auditOf(user.id)).toEqual(['user.updated'])
  })

  it('refuses a stale version and tells the present state', async () => {
    const user = await createUser(world.tenant)
    await updateUser(world.asAdmin, user.id, { name: 'Primeira' }, 1)
    await expect(updateUser(world.asAdmin, user.id, { name: 'Segunda' }, 1)).rejects.toMatchObject({
      code: 'conflict',
      current: { name: 'Primeira', version: 2 },
    })
    expect(await userRow(user.id)).toMatchObject({ name: 'Primeira' })
  })

  it('lets nobody change their own role, or manage somebody who may do more', async () => {
    await expect(updateUser(world.asAdmin, world.admin.id, { role: 'agent' })).rejects.toMatchObject({ code: 'forbidden' })
    const limited = holding(world.asAgent, ['people.manage', 'people.read'])
    await expect(updateUser(limited, world.admin.id, { email: 'mine@acme.test' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await userRow(world.admin.id)).toMatchObject({ email: world.admin.email })
  })

  it('does not reach into another organisation', async () => {
    await expect(updateUser(world.asStranger, world.agent.id, { name: 'Invadido' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(getUser(world.asStranger, world.agent.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await userRow(world.agent.id)).toMatchObject({ name: world.agent.name, version: 1 })
    const elsewhere = await createTeam(world.asStranger, { name: 'De outra casa' })
    await expect(updateUser(world.asAdmin, world.agent.id, { teamIds: [elsewhere.id] })).rejects.toMatchObject({
      issues: [{ path: 'teamIds' }],
    })
  })

  it('lets people change their own profile, and no more', async () => {
    const user = await createUser(world.tenant)
    const ctx = ctxFor(world.tenant, user)
    expect(await updateProfile(ctx, { name: 'Eu Mesmo', locale: 'en' })).toMatchObject({ name: 'Eu Mesmo', locale: 'en' })
    await expect(updateProfile(ctx, { role: 'admin' })).rejects.toMatchObject({ code: 'validation_failed' })
    expect(await auditOf(user.id)).toEqual(['user.updated'])
  })
})

describe('changing an address', () => {
  const password = 'maré alta em julho'
  const refused = { issues: [{ path: 'token', code: 'token_invalid' }] }

  it('ends the invitation that went to the wrong one, and sends another to the right one', async () => {
    const [wrong, right] = [`errado-${Date.now()}@fora.test`, `certo-${Date.now()}@acme.test`]
    const user = await inviteUser(world.asAdmin, { name: 'Com erro', email: wrong, role: 'admin' })
    const stray = (await lastLink(wrong)) ?? ''
    await updateUser(world.asAdmin, user.id, { email: right })
    const ctx = systemCtx(world.tenant)
    await expect(acceptInvitation(ctx, { token: stray, name: 'Estranho', password })).rejects.toMatchObject(refused)
    expect(await auditOf(user.id)).toEqual(['user.invited', 'user.updated', 'user.invitation_resent'])
    const token = (await lastLink(right)) ?? ''
    await expect(acceptInvitation(ctx, { token, name: 'Certa', password })).resolves.toEqual({ email: right })
  })

  it('ends reset links and sign-ins', async () => {
    const user = await createUser(world.tenant, { passwordHash: 'x' })
    await openSession(world.tenant.id, user.id)
    await requestPasswordReset(systemCtx(world.tenant), { email: user.email })
    const token = (await lastLink(user.email)) ?? ''
    await updateUser(world.asAdmin, user.id, { email: `novo-${user.id.slice(-6)}@acme.test` })
    await expect(resetPassword(systemCtx(world.tenant), { token, password })).rejects.toMatchObject(refused)
    expect(await openSessionsOf(user.id)).toEqual([])
  })

  it('ends a link that was mailed at the same moment: it belongs to the address it went to', async () => {
    const user = await createUser(world.tenant, { passwordHash: 'x' })
    await requestPasswordReset(systemCtx(world.tenant), { email: user.email })
    const token = (await lastLink(user.email)) ?? ''
    await ownerSql('update app_user set email = $2 where id = $1', [user.id, `depois-${user.id.slice(-6)}@acme.test`])
    await expect(resetPassword(systemCtx(world.tenant), { token, password })).rejects.toMatchObject(refused)
  })

  it('keeps sign-ins when it is the same one, and the one of who changes their own', async () => {
    const user = await createUser(world.tenant)
    const kept = await openSession(world.tenant.id, user.id)
    await updateUser(world.asAdmin, user.id, { email: user.email, name: 'Mesmo endereço' })
    expect(await openSessionsOf(user.id)).toEqual([{ id: kept, kind: 'web' }])

    const admin = await createUser(world.tenant, { role: 'admin' })
    const ctx = ctxFor(world.tenant, admin)
    const [mine] = [await openSession(world.tenant.id, admin.id), await openSession(world.tenant.id, admin.id)]
    if (ctx.actor.kind === 'user') ctx.actor.sessionId = mine
    await updateUser(ctx, admin.id, { email: `eu-${admin.id.slice(-6)}@acme.test` })
    expect(await openSessionsOf(admin.id)).toEqual([{ id: mine, kind: 'web' }])
  })
})

it('ends access tokens with a change of role, and keeps browsers signed in', async () => {
  const user = await createUser(world.tenant, { role: 'agent' })
  const web = await openSession(world.tenant.id, user.id)
  await openSession(world.tenant.id, user.id, 'api')
  await updateUser(world.asAdmin, user.id, { role: 'agent', name: 'Mesmo papel' })
  expect(await openSessionsOf(user.id)).toHaveLength(2)
  await updateUser(world.asAdmin, user.id, { role: 'agent_l2' })
  expect(await openSessionsOf(user.id)).toEqual([{ id: web, kind: 'web' }])
})

const openSessionsOf = (userId: string) =>
  ownerSql('select id, kind from session where user_id = $1 and revoked_at is null order by created_at', [userId])

describe('suspending', () => {
  it('ends sessions, keys and links in the same moment, and reactivating does not bring them back', async () => {
    const user = await createUser(world.tenant, { passwordHash: 'x' })
    await openSession(world.tenant.id, user.id)
    await createPersonalKey(ctxFor(world.tenant, user), { name: 'chave' })
    expect(await suspendUser(world.asAdmin, user.id)).toMatchObject({ status: 'suspended' })
    const open = `select id from session where user_id = $1 and revoked_at is null
      union all select id from api_key where user_id = $1 and revoked_at is null`
    expect(await ownerSql(open, [user.id])).toEqual([])
    await expect(suspendUser(world.asAdmin, user.id)).rejects.toMatchObject({ code: 'conflict' })

    expect(await reactivateUser(world.asAdmin, user.id)).toMatchObject({ status: 'active' })
    expect(await ownerSql(open, [user.id])).toEqual([])
    await expect(reactivateUser(world.asAdmin, user.id)).rejects.toMatchObject({ code: 'conflict' })
    expect(await auditOf(user.id)).toEqual(['user.suspended', 'user.reactivated'])
  })

  it('brings somebody without a password back as invited', async () => {
    const user = await inviteUser(world.asAdmin, { name: 'Sem senha', email: 'semsenha@acme.test' })
    await suspendUser(world.asAdmin, user.id)
    expect(await reactivateUser(world.asAdmin, user.id)).toMatchObject({ status: 'invited' })
  })

  it('is refused to an agent, for oneself and from another organisation', async () => {
    await expect(suspendUser(world.asAgent, world.requester.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(suspendUser(world.asAdmin, world.admin.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(suspendUser(world.asStranger, world.requester.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await userRow(world.requester.id)).toMatchObject({ status: 'active' })
  })

  it('always leaves an administrator, even when two remove each other at the same time', async () => {
    const tenant = await createTenant()
    const [one, two] = [await createUser(tenant, { role: 'admin' }), await createUser(tenant, { role: 'admin' })]
    const results = await Promise.allSettled([
      suspendUser(ctxFor(tenant, one), two.id),
      updateUser(ctxFor(tenant, two), one.id, { role: 'agent' }),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [{ count } = { count: 0 }] = await ownerSql<{ count: number }>(
      `select count(*)::int as count from app_user where tenant_id = $1 and status = 'active' and role_id = $2`,
      [tenant.id, tenant.roles.admin],
    )
    expect(count).toBe(1)
  })
})

describe('listing', () => {
  it('pages by name without gaps or repeats, filters and searches', async () => {
    const tenant = await createTenant()
    const admin = await createUser(tenant, { role: 'admin', name: 'Zélia Admin' })
    for (const name of ['Ana', 'Bia', 'Bia', 'Caio', 'Davi']) await createUser(tenant, { name, role: 'requester' })
    const ctx = ctxFor(tenant, admin)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listUsers(ctx, { limit: 2, ...(cursor && { cursor }) })
      seen.push(...page.data.map(({ id }) => id))
      cursor = page.page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(6)
    expect(seen).toHaveLength(6)
    const admins = await listUsers(ctx, { role: 'admin', count: 'true' })
    expect(admins.data.map(({ name }) => name)).toEqual(['Zélia Admin'])
    expect(admins.page.total).toBe(1)
    expect((await listUsers(ctx, { q: 'bi' })).data).toHaveLength(2)
    await expect(listUsers(ctx, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'validation_failed' })
    await expect(listUsers(ctx, { limit: 101 })).rejects.toMatchObject({ code: 'validation_failed' })
  })

  it('is not for requesters', async () => {
    await expect(listUsers(world.asRequester, {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})
