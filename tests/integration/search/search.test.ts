import { beforeAll, describe, expect, test } from 'vitest'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { deleteIncident } from '@/lib/incidents/remove'
import { searchTickets } from '@/lib/incidents/search/search'
import { searchIncidents } from '@/lib/incidents/search/suggest'
import { transitionIncident } from '@/lib/incidents/transition'
import { updateIncident } from '@/lib/incidents/update'
import { listIncidents } from '@/lib/incidents/queries'
import { incidentListQuery } from '@/lib/incidents/schema'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser, ctxFor, type TestTenant } from '@/tests/support/factories'

let tenant: TestTenant
let agent: Ctx
let manager: Ctx
let requester: Ctx

const titles = async (ctx: Ctx, q: string) => (await searchTickets(ctx, { q })).data.map(({ title }) => title.map(({ text }) => text).join(''))
const open = (title: string, more: Record<string, unknown> = {}, ctx = agent) => createIncident(ctx, { title, ...more })

beforeAll(async () => {
  tenant = await createTenant()
  agent = ctxFor(tenant, await createUser(tenant, { role: 'agent', name: 'Ana Prado' }))
  manager = ctxFor(tenant, await createUser(tenant, { role: 'manager' }))
  requester = ctxFor(tenant, await createUser(tenant, { role: 'requester', name: 'Rui Alves' }))
  await open('Impressora não imprime', { description: 'Fila parada desde cedo.', impact: 'high', urgency: 'high' })
  await open('Duas impressoras novas para o RH', { tags: ['compras'] })
  await open('Configurações do e-mail no celular')
  await open('Printer queues are stuck', { description: 'Paper jam in the printers of floor 2' })
  await open('VPN cai com erro 0x80070005 em srv-01.acme.local')
  await open('Minha VPN', { description: 'Preciso do acesso remoto' }, requester)
})

describe('words', () => {
  test.each([
    ['impressora', ['Impressora não imprime', 'Duas impressoras novas para o RH']],
    ['IMPRESSORAS', ['Impressora não imprime', 'Duas impressoras novas para o RH']],
    ['configuracao', ['Configurações do e-mail no celular']],
    ['configuração email', ['Configurações do e-mail no celular']],
    ['printers', ['Printer queues are stuck']],
    ['queue stuck', ['Printer queues are stuck']],
    ['não imprimindo', ['Impressora não imprime']],
    ['"não imprime"', ['Impressora não imprime']],
    ['"imprime não"', []],
    ['0x80070005', ['VPN cai com erro 0x80070005 em srv-01.acme.local']],
    ['srv-01', ['VPN cai com erro 0x80070005 em srv-01.acme.local']],
    ['acme.local', ['VPN cai com erro 0x80070005 em srv-01.acme.local']],
    ['fila', ['Impressora não imprime']],
    ['impressora -fila', ['Duas impressoras novas para o RH']],
    ['compras', ['Duas impressoras novas para o RH']],
    ['celular OU fila', ['Configurações do e-mail no celular', 'Impressora não imprime']],
    ['impressora priority:1', ['Impressora não imprime']],
    ['impressora prioridade:critica situação:aberto', ['Impressora não imprime']],
    ['solicitante:"Rui Alves"', ['Minha VPN']],
    ['vpn etiqueta:compras', []],
    ['para', ['Duas impressoras novas para o RH']],
    ['antes:2020-01-01 vpn', []],
    ['!!!', []],
    ['acesso\u0000remoto', ['Minha VPN']],
    ['acesso \ud800 remoto', ['Minha VPN']],
    [Array.from({ length: 40 }, (_, i) => `w${i}`).join(' OR '), []],
  ])('%s', async (q, expected) => {
    expect((await titles(agent, q)).sort()).toEqual([...expected].sort())
  })

  test('a number comes first, however it is written', async () => {
    for (const q of ['5', 'INC-000005', 'inc-5']) expect((await titles(agent, q))[0]).toContain('VPN cai')
  })

  test('a number counts together with the texts that hold it', async () => {
    await open('Ramal 6 mudo')
    await open('Sala 6 sem luz')
    const { data, page } = await searchTickets(agent, { q: '6', limit: '2' })
    expect(data[0]?.number).toBe('INC-000006')
    expect(page).toMatchObject({ total: 3, hasMore: true })
  })

  test('a mistyped word is exchanged as a word, and not within the operators', async () => {
    expect((await searchTickets(agent, { q: 'status:open printr' })).corrected).toBe('status:open printer')
    expect((await searchTickets(agent, { q: 'team:none priner rh' })).corrected).toBeNull()
  })

  test('a mistyped word finds what was meant, and says so', async () => {
    const { data, corrected } = await searchTickets(agent, { q: 'inpresora rh' })
    expect(corrected).toBe('impressora rh')
    expect(data).toHaveLength(1)
  })

  test('while typing, the last word may go on', async () => {
    expect((await searchIncidents(agent, 'impres')).length).toBe(2)
    expect((await searchIncidents(agent, 'status:ab')).length).toBe(0)
  })

  test('where it was found is shown, and marked', async () => {
    const [hit] = (await searchTickets(agent, { q: 'fila' })).data
    expect(hit?.found).toEqual({ in: 'description', excerpt: [{ text: 'Fila', hit: true }, { text: ' parada desde cedo.', hit: false }] })
  })

  test('a value that means nothing is told with what is expected', async () => {
    await expect(searchTickets(agent, { q: 'status:azul' })).rejects.toMatchObject({ issues: [{ path: 'q', code: 'search_status' }] })
    await expect(searchTickets(agent, { q: 'antes:ontem' })).rejects.toMatchObject({ issues: [{ code: 'search_before' }] })
  })

  test('pages follow one another, and a cursor of another list is refused', async () => {
    const first = await searchTickets(agent, { q: 'vpn', limit: '1' })
    const second = await searchTickets(agent, { q: 'vpn', limit: '1', cursor: first.page.nextCursor })
    expect(first.page).toMatchObject({ hasMore: true, total: 2 })
    expect(second.data[0]?.id).not.toBe(first.data[0]?.id)
    await expect(searchTickets(agent, { q: 'vpn', cursor: 'abc' })).rejects.toMatchObject({ code: 'validation_failed' })
  })

  test('a list is filtered by the same words', async () => {
    const list = await listIncidents(agent, incidentListQuery.parse({ q: 'impressora', count: 'true' }))
    expect(list.page.total).toBe(2)
    await expect(listIncidents(agent, incidentListQuery.parse({ q: 'status:open' }))).rejects.toMatchObject({ code: 'validation_failed' })
  })
})

describe('the words follow the ticket', () => {
  test('what is said, resolved, renamed and tagged is found; what it was before is not', async () => {
    const { id } = await open('Monitor piscando')
    await addComment(agent, id, { body: 'Trocamos o cabo displayport', visibility: 'public' })
    await addComment(agent, id, { body: 'Suspeita de quarentena da placa', visibility: 'internal' })
    expect(await titles(agent, 'displayport quarentena')).toEqual(['Monitor piscando'])
    await updateIncident(agent, id, { title: 'Tela cintilando', tags: ['hardware'] })
    expect(await titles(agent, 'monitor')).toEqual([])
    expect(await titles(agent, 'cintilando hardware displayport quarentena')).toEqual(['Tela cintilando'])
    await transitionIncident(agent, id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Placa substituída na garantia' })
    expect(await titles(agent, 'garantia')).toEqual(['Tela cintilando'])
    await deleteIncident(manager, id)
    expect(await titles(manager, 'cintilando')).toEqual([])
  })

  test('what is taken away is not found any more', async () => {
    const { id } = await open('Teclado')
    await addComment(agent, id, { body: 'segredozinho', visibility: 'internal' })
    expect(await titles(agent, 'segredozinho')).toEqual(['Teclado'])
    await ownerSql('delete from comment where tenant_id = $1 and ticket_id = $2', [tenant.id, id])
    expect(await titles(agent, 'segredozinho')).toEqual([])
    expect(await titles(agent, 'teclado')).toEqual(['Teclado'])
  })

  test('a conversation longer than any index holds goes on all the same', async () => {
    const { id } = await open('Conversa sem fim')
    const body = (part: number) => Array.from({ length: 400 }, (_, i) => `palavra${part * 400 + i}`).join(' ')
    for (let part = 0; part < 30; part++) await addComment(agent, id, { body: body(part), visibility: 'public' })
    expect(await titles(agent, 'palavra1')).toEqual(['Conversa sem fim'])
  })
})

describe('who finds what', () => {
  test('a requester finds their own, and never by what is internal', async () => {
    const own = await open('Sem acesso ao drive', {}, requester)
    await addComment(agent, own.id, { body: 'Usuário reincidente, ver auditoria', visibility: 'internal' })
    await addComment(agent, own.id, { body: 'Liberamos a pasta', visibility: 'public' })
    expect(await titles(requester, 'auditoria')).toEqual([])
    expect(await titles(requester, 'pasta')).toEqual(['Sem acesso ao drive'])
    expect(await titles(requester, 'impressora')).toEqual([])
    expect(await titles(agent, 'auditoria')).toEqual(['Sem acesso ao drive'])
    const [hit] = (await searchTickets(requester, { q: 'drive' })).data
    expect(JSON.stringify(hit)).not.toContain('reincidente')
  })

  test('a requester does not find by tags, which they are not shown', async () => {
    await open('Notebook lento', { tags: ['vip-reincidente'], requesterId: actorUserId(requester) })
    expect(await titles(agent, 'reincidente')).toContain('Notebook lento')
    expect(await titles(requester, 'reincidente')).toEqual([])
    await expect(searchTickets(requester, { q: 'tag:vip-reincidente' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('the few of a requester are found behind many newer ones of others', async () => {
    const crowd = await createTenant()
    const rita = ctxFor(crowd, await createUser(crowd, { role: 'requester', name: 'Ritaunica' }))
    const own = await open('Impressora da Rita', {}, rita)
    const other = await createUser(crowd)
    await ownerSql(
      `insert into ticket (tenant_id, id, number, kind, title, status, impact, urgency, priority, requester_id, channel)
       select $1, ('ffffffff-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 100 + i, 'incident', 'Impressora', 'new', 'medium', 'medium', 3, $2, 'portal'
       from generate_series(1, 5001) i`,
      [crowd.id, other.id],
    )
    await ownerSql('analyze ticket, ticket_search', [])
    expect((await searchTickets(rita, { q: 'impressora' })).data.map(({ id }) => id)).toEqual([own.id])
    const staff = ctxFor(crowd, await createUser(crowd, { role: 'agent' }))
    const { data } = await searchTickets(staff, { q: `impressora requester:ritaunica` })
    expect(data.map(({ id }) => id)).toEqual([own.id])
    expect((await searchTickets(staff, { q: 'status:open' })).page.total).toBe(5_000)
  })

  test('confidential tickets are found by those who see them, and not through a mistyped word either', async () => {
    await open('Denuncia xilofone', { confidential: true }, manager)
    expect(await titles(manager, 'xilofone')).toEqual(['Denuncia xilofone'])
    expect(await titles(agent, 'xilofone')).toEqual([])
    expect(await searchTickets(agent, { q: 'xilofoni' })).toMatchObject({ data: [], corrected: null })
  })

  test('another organisation finds nothing of it', async () => {
    const other = await createTenant()
    const stranger = ctxFor(other, await createUser(other, { role: 'admin' }))
    expect(await titles(stranger, 'impressora')).toEqual([])
    expect(await searchTickets(stranger, { q: 'inpresora' })).toMatchObject({ data: [], corrected: null })
  })
})
