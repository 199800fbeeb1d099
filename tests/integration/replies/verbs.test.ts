import { beforeAll, describe, expect, it } from 'vitest'
import { createTeam } from '@/lib/people/teams/create'
import type { Ctx } from '@/lib/platform/context'
import { Conflict, Forbidden, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { createReply } from '@/lib/tickets/replies/create'
import { getReply, listReplies } from '@/lib/tickets/replies/queries'
import { deleteReply } from '@/lib/tickets/replies/remove'
import { suggestReplies } from '@/lib/tickets/replies/suggest'
import { updateReply } from '@/lib/tickets/replies/update'
import { applyReply } from '@/lib/tickets/replies/use'
import { ownerSql } from '../../support/database'
import { createTenant, createTicket, createUser, ctxFor, type TestTenant } from '../../support/factories'

let tenant: TestTenant
let manager: Ctx, ana: Ctx, bia: Ctx, requester: Ctx, foreign: Ctx
let number: string
let hidden: string
beforeAll(async () => {
  tenant = await createTenant()
  const person = async (role: 'admin' | 'agent') => ctxFor(tenant, await createUser(tenant, { role, name: `Pessoa ${role}` }))
  ;[manager, ana, bia] = [await person('admin'), await person('agent'), await person('agent')]
  const asker = await createUser(tenant, { role: 'requester', name: 'Carlos [x](https://evil.example)' })
  requester = ctxFor(tenant, asker)
  const ticket = await createTicket(tenant, asker, { title: 'VPN' })
  number = `INC-${String(ticket.number).padStart(6, '0')}`
  hidden = (await createTicket(tenant, asker, { confidential: true })).id
  const other = await createTenant()
  foreign = ctxFor(other, await createUser(other, { role: 'admin' }))
})

const idOf = (ctx: Ctx) => (ctx.actor.kind === 'user' ? ctx.actor.id : '')

describe('canned replies', () => {
  it('are seen by whom they are for', async () => {
    const team = await createTeam(manager, { name: 'N1', memberIds: [idOf(ana)] })
    const own = await createReply(ana, { name: 'Minha', body: 'Olá' })
    const teams = await createReply(manager, { name: 'Da equipe', body: 'Olá', scope: 'team', teamId: team.id })
    const everybody = await createReply(manager, { name: 'De todos', body: 'Olá', scope: 'global' })
    expect((await listReplies(ana)).map(({ id }) => id)).toEqual([teams.id, everybody.id, own.id])
    expect((await listReplies(bia)).map(({ id }) => id)).toEqual([everybody.id])
    for (const id of [own.id, teams.id]) await expect(getReply(bia, id)).rejects.toBeInstanceOf(NotFound)
    await expect(getReply(foreign, everybody.id)).rejects.toBeInstanceOf(NotFound)
    await expect(listReplies(requester)).rejects.toBeInstanceOf(Forbidden)
    await expect(createReply(ana, { name: 'x', body: 'x', scope: 'global' })).rejects.toBeInstanceOf(Forbidden)
    await expect(updateReply(ana, everybody.id, { body: 'x' })).rejects.toBeInstanceOf(Forbidden)
    await expect(deleteReply(ana, teams.id)).rejects.toBeInstanceOf(Forbidden)
    for (const id of [teams.id, everybody.id]) await deleteReply(manager, id)
    await deleteReply(ana, own.id)
  })

  it('take known variables alone, and are changed by one at a time', async () => {
    const wrong = createReply(ana, { name: 'Errada', body: 'Olá {{nome}}' })
    await expect(wrong).rejects.toBeInstanceOf(ValidationFailed)
    await expect(wrong).rejects.toThrow(/\{\{nome\}\}.*\{\{requester\.name\}\}/)
    const reply = await createReply(ana, { name: 'Certa', body: 'Olá {{requester.name}}' })
    expect(await updateReply(ana, reply.id, { body: 'Oi' }, 1)).toMatchObject({ body: 'Oi', version: 2 })
    await expect(updateReply(ana, reply.id, { body: 'Ei' }, 1)).rejects.toBeInstanceOf(Conflict)
    await expect(updateReply(foreign, reply.id, { body: 'Ours' })).rejects.toBeInstanceOf(NotFound)
    await deleteReply(ana, reply.id)
    const actions = await ownerSql('select action from audit_entry where tenant_id = $1 and entity_id = $2 order by id', [tenant.id, reply.id])
    expect(actions).toEqual(['created', 'updated', 'deleted'].map((done) => ({ action: `reply_template.${done}` })))
  })

  it('are filled from the ticket, harmlessly, and counted', async () => {
    const reply = await createReply(ana, {
      name: 'Recebido', body: '{{requester.firstName}}: {{ticket.number}} {{ticket.title}} {{requester.name}} — {{agent.name}}{{team.name}}\n{{link}}',
    })
    const { text } = await applyReply(ana, 'incident', reply.id, { ticket: number })
    expect(text).toBe(
      `Carlos: ${number} VPN Carlos \\[x\\](https\\://evil.example) — Pessoa agent\n${text.split('\n')[1]}`,
    )
    expect(text.split('\n')[1]).toMatch(new RegExp(`^http.*${tenant.slug}.*/portal/tickets/${number}$`))
    expect(await getReply(ana, reply.id)).toMatchObject({ useCount: 1, version: 1 })
    await expect(applyReply(ana, 'incident', reply.id, { ticket: hidden })).rejects.toBeInstanceOf(NotFound)
    await expect(applyReply(bia, 'incident', reply.id, { ticket: number })).rejects.toBeInstanceOf(NotFound)
    await deleteReply(ana, reply.id)
  })

  it("are offered in the requester's language first, then by use", async () => {
    const made = await Promise.all([
      createReply(ana, { name: 'English', body: 'Hi', locale: 'en' }),
      createReply(ana, { name: 'Nova', body: 'Oi', locale: 'pt-BR' }),
      createReply(ana, { name: 'Usada', body: 'Tudo bem?' }),
    ])
    await applyReply(ana, 'incident', made[2].id, { ticket: number })
    expect((await suggestReplies(ana, 'incident', number, '')).map(({ name }) => name)).toEqual(['Usada', 'Nova', 'English'])
    expect((await suggestReplies(ana, 'incident', number, 'tudo')).map(({ name }) => name)).toEqual(['Usada'])
  })
})
