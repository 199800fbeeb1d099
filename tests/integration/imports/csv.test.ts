import { expect, it } from 'vitest'
import { getImport } from '@/lib/imports/queries'
import { MOST_CATEGORIES } from '@/lib/tickets/categories/tree'
import { createTenant, createUser, ctxFor } from '@/tests/support/factories'
import { fillCategories } from '../categories/fill'
import { countOf, incidentsOf, queueText, runImport } from './support'

const FILE = [
  'Assunto;Chave;E-mail;Responsável;Categoria;Etiquetas;Criado em;Custo',
  'Impressora parada;A-1;marina@example.test;agente@example.test;Hardware > Impressoras;filial;01/03/2026 09:00;12,5',
  'Sem chave;;marina@example.test;;hardware;;;',
  'Sem chave;;marina@example.test;;hardware;;;',
  'ab;A-3;;;;;;',
].join('\r\n')

it('imports plain CSV by a mapping, and creates nothing twice', async () => {
  const tenant = await createTenant()
  const ctx = ctxFor(tenant, await createUser(tenant, { role: 'manager' }))
  const agent = await createUser(tenant, { email: 'agente@example.test' })
  const input = { source: 'csv', mapping: { Assunto: 'title', Chave: 'externalRef' } }
  const id = await queueText(ctx, FILE, input)
  await runImport(tenant.id, id)
  expect(await getImport(ctx, id)).toMatchObject({
    status: 'done',
    progress: { done: 4, total: 4 },
    // A row without a number of its own that says the same again is the same.
    counts: { created: 2, updated: 0, unchanged: 1, rejected: 1 },
    errors: [{ row: 4, message: 'Texto curto demais em Assunto: ab' }],
  })
  const data = await incidentsOf(ctx, { sort: 'number' })
  expect(data[0]).toMatchObject({
    title: 'Impressora parada',
    externalRef: 'A-1',
    status: 'new',
    requester: { name: 'marina@example.test', email: 'marina@example.test' },
    assignee: { id: agent.id },
    category: { name: 'Impressoras' },
    tags: ['filial'],
    createdAt: '2026-03-01T12:00:00.000Z',
    customFields: { source: { Custo: '12,5' } },
  })
  expect(data[1]).toMatchObject({ title: 'Sem chave', externalRef: null, category: { name: 'Hardware' } })

  const again = await queueText(ctx, FILE, input)
  await runImport(tenant.id, again)
  expect(await getImport(ctx, again)).toMatchObject({ counts: { created: 0, updated: 0, unchanged: 3, rejected: 1 } })
  expect(await countOf('ticket', tenant.id)).toBe(2)
})

it('takes the later of two rows about the same incident', async () => {
  const tenant = await createTenant()
  const ctx = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
  const id = await queueText(ctx, 'id,title,status\nA,First words,new\nB,Another,new\nA,Last words,closed\n', { source: 'csv' })
  await runImport(tenant.id, id)
  expect(await getImport(ctx, id)).toMatchObject({ counts: { created: 2, updated: 1, unchanged: 0, rejected: 0 } })
  const data = await incidentsOf(ctx, { externalRef: 'A' })
  expect(data[0]).toMatchObject({ title: 'Last words', status: 'closed' })
})

it('makes no more categories than a tenant may have, and refuses the rows that name more', async () => {
  const tenant = await createTenant()
  const ctx = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
  await fillCategories(tenant.id, 1)
  const file = 'title,category\nFirst,Old > New\nSecond,Old > New > More\nThird,Old > New\nFourth,Old\n'
  const id = await queueText(ctx, file, { source: 'csv' })
  await runImport(tenant.id, id)
  expect(await getImport(ctx, id)).toMatchObject({
    status: 'done',
    counts: { created: 3, rejected: 1 },
    errors: [{ row: 2, message: 'Há 2.000 categorias, o máximo; esta seria mais uma: Old > New > More' }],
  })
  expect(await countOf('category', tenant.id)).toBe(MOST_CATEGORIES)
})
