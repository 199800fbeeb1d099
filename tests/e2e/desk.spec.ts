import type { Page } from '@playwright/test'
import { createTicket, type TestTenant } from '../support/factories'
import { ownerSql } from '../support/owner'
import { openDesk, reloadDesk } from './support/desk'
import { expect, expectAccessible, test } from './support/test'

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })
const toast = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })
const side = (page: Page) => page.getByRole('complementary', { name: 'Detalhes' })
/** The status of the open incident, as its heading says it. */
const status = (page: Page) => page.locator('main header .status')
const menuItem = (page: Page, name: string) => page.getByRole('menuitem', { name })

async function stateOf(tenant: TestTenant, number: number) {
  const [ticket] = await ownerSql<{ status: string; assignee_id: string | null }>(
    'select status, assignee_id from ticket where tenant_id = $1 and number = $2',
    [tenant.id, number],
  )
  return ticket
}

test('an incident from the queue to its solution, with a question in between', async ({ signIn, tenant }) => {
  const requester = await signIn('requester')
  const agent = await signIn('agent')
  await createTicket(tenant, requester.user, { title: 'VPN não conecta' })
  const { page } = agent

  await openDesk(page, '/desk/queues/unassigned')
  await page.getByRole('link', { name: 'VPN não conecta' }).click()
  await expect(page).toHaveURL(/\/desk\/incidents\/INC-000001$/)
  await expect(page.getByRole('heading', { name: 'VPN não conecta' })).toBeVisible()
  await page.keyboard.press('a')
  await expect(toast(page, 'INC-000001 está com você')).toBeVisible()
  await expect(side(page).getByRole('combobox', { name: 'Responsável' })).toHaveText(agent.user.name)

  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Nota interna' }).fill('Suspeito do certificado dela')
  await page.getByRole('button', { name: 'Salvar nota' }).click()
  await expect(page.getByRole('article', { name: /Nota interna de/ })).toContainText('Suspeito do certificado')

  await page.keyboard.press('r')
  await page.getByRole('textbox', { name: 'Responder' }).fill('Qual **mensagem** aparece?')
  await page.getByRole('button', { name: 'Mais formas de enviar' }).click()
  await menuItem(page, 'Enviar e aguardar solicitante').click()
  await expect(page.getByRole('article', { name: /^Mensagem de/ })).toContainText('Qual mensagem aparece?')
  await expect(status(page)).toHaveText('Em espera')

  await requester.page.goto('/portal/tickets/INC-000001')
  await expect(requester.page.getByText('A equipe aguarda sua resposta')).toBeVisible()
  await expect(requester.page.getByText('Suspeito do certificado')).toHaveCount(0)
  await requester.page.getByLabel('Sua mensagem').fill('Certificado vencido')
  await requester.page.getByRole('button', { name: 'Enviar resposta' }).click()
  await expect(toast(requester.page, 'A equipe retomou o atendimento')).toBeVisible()

  await reloadDesk(page)
  await expect(status(page)).toHaveText('Em atendimento')
  await expect(page.getByRole('article').filter({ hasText: 'Certificado vencido' })).toBeVisible()
  await page.getByRole('button', { name: 'Resolver', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Resolver' })
  await dialog.getByRole('button', { name: 'Resolver' }).click()
  await expect(dialog.getByLabel('Como foi resolvido')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('Como foi resolvido').selectOption('Solucionado')
  await dialog.getByRole('textbox', { name: 'Solução' }).fill('Certificado renovado.')
  await dialog.getByRole('button', { name: 'Resolver' }).click()
  await expect(dialog).toBeHidden()
  await expect(status(page)).toHaveText('Resolvido')
  await expect(side(page)).toContainText('Certificado renovado.')
  expect(await stateOf(tenant, 1)).toEqual({ status: 'resolved', assignee_id: agent.user.id })

  await page.getByRole('link', { name: 'Linha do tempo' }).click()
  const timeline = page.locator('main ol')
  for (const sentence of [
    /mudou o responsável .*Sem responsável/,
    /escreveu uma nota interna/,
    /respondeu/,
    /mudou a situação .*Em espera/,
    /mudou a situação .*Em espera.*Em atendimento/,
    /mudou a situação .*Resolvido/,
    /registrou a solução .*Certificado renovado/,
  ]) {
    await expect(timeline.getByRole('listitem').filter({ hasText: sentence }).first()).toBeVisible()
  }

  await requester.page.reload()
  await expect(requester.page.getByText('Certificado renovado.').first()).toBeVisible()
})

test('the queue is filtered, sorted and paged, and its address says how', async ({ signIn, tenant }) => {
  const { user } = await signIn('requester')
  for (let n = 1; n <= 60; n++) {
    await createTicket(tenant, user, { priority: n <= 4 ? 1 : 3, status: n % 2 ? 'new' : 'in_progress' })
  }
  const { page } = await signIn('agent')
  const numbers = page.locator('td[data-c=number]')

  await openDesk(page, '/desk/incidents')
  await expect(page.getByText('50 de 60')).toBeVisible()
  const first = await numbers.allTextContents()
  await page.getByRole('link', { name: 'Próxima página' }).click()
  await expect(page.getByText('10 de 60')).toBeVisible()
  await expect(page).toHaveURL(/after=/)
  const second = await numbers.allTextContents()
  expect(new Set([...first, ...second]).size).toBe(60)
  await page.getByRole('link', { name: 'Página anterior' }).click()
  await expect(page.getByText('50 de 60')).toBeVisible()
  expect(await numbers.allTextContents()).toEqual(first)

  await page.getByRole('link', { name: 'Número' }).click()
  await expect(page).toHaveURL(/sort=number/)
  await expect(numbers.first()).toHaveText('INC-000001')
  await page.getByRole('link', { name: 'Número' }).click()
  await expect(page).toHaveURL(/sort=-number/)
  await expect(numbers.first()).toHaveText('INC-000060')
  await expect(page.getByRole('columnheader', { name: 'Número' })).toHaveAttribute('aria-sort', 'descending')

  const filters = page.getByRole('group', { name: 'Filtros' })
  await filters.getByRole('button', { name: 'Situação' }).click()
  await page.getByRole('dialog').getByLabel('Novo').check()
  await expect(page).toHaveURL(/status=new/)
  await page.keyboard.press('Escape')
  await filters.getByRole('button', { name: 'Prioridade' }).click()
  await page.getByRole('dialog').getByLabel('Crítica').check()
  await expect(page).toHaveURL(/status=new&priority=1&sort=-number/)
  await expect(numbers).toHaveText(['INC-000003', 'INC-000001'])
  await reloadDesk(page)
  await expect(numbers).toHaveText(['INC-000003', 'INC-000001'])
  await page.getByRole('link', { name: 'Limpar filtros' }).click()
  await expect(page.getByText('50 de 60')).toBeVisible()
})

test('a new incident gets its priority from impact and urgency', async ({ signIn, tenant }) => {
  const requester = await signIn('requester')
  const { page } = await signIn('agent')
  await openDesk(page, '/desk')
  await page.keyboard.press('c')
  await expect(page).toHaveURL(/\/desk\/incidents\/new$/)

  await page.getByRole('button', { name: 'Abrir incidente' }).click()
  await expect(page.getByRole('combobox', { name: 'Solicitante' })).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('combobox', { name: 'Solicitante' }).click()
  await page.getByPlaceholder('Digite para buscar').fill(requester.user.name)
  await page.getByRole('option', { name: requester.user.name }).click()
  await page.getByRole('textbox', { name: 'Título' }).fill('Rede fora do ar')

  const priority = page.getByRole('status').filter({ hasText: 'Prioridade' })
  await expect(priority).toContainText('3 · Moderada')
  await page.getByLabel('Impacto').selectOption('Alto')
  await expect(priority).toContainText('2 · Alta')
  await page.getByLabel('Urgência').selectOption('Alta')
  await expect(priority).toContainText('1 · Crítica')
  await page.getByRole('button', { name: 'Abrir incidente' }).click()

  await expect(page).toHaveURL(/\/desk\/incidents\/INC-000001$/)
  await expect(page.getByRole('heading', { name: 'Rede fora do ar' })).toBeVisible()
  const [ticket] = await ownerSql('select priority, channel, requester_id from ticket where tenant_id = $1', [tenant.id])
  expect(ticket).toEqual({ priority: 1, channel: 'phone', requester_id: requester.user.id })
})

test('many at once: taken, given back, put on hold, by mouse and by key', async ({ signIn, tenant }) => {
  const requester = await signIn('requester')
  const { page, user } = await signIn('agent')
  for (const title of ['Primeiro', 'Segundo', 'Terceiro']) await createTicket(tenant, requester.user, { title })
  await openDesk(page, '/desk/incidents?sort=number')

  await page.getByLabel('Selecionar INC-000001').check()
  await page.getByLabel('Selecionar INC-000002').check()
  const bar = page.getByRole('toolbar', { name: 'Ações para os selecionados' })
  await expect(bar).toContainText('2 selecionados')
  await bar.getByRole('button', { name: 'Assumir' }).click()
  await expect(row(page, 'Primeiro')).toContainText(user.name)
  await expect(row(page, 'Terceiro')).toContainText('Sem responsável')
  await toast(page, '2 incidentes atribuídos').getByRole('button', { name: 'Desfazer' }).click()
  await expect(toast(page, 'Atribuição de 2 incidentes desfeita')).toBeVisible()
  await expect(row(page, 'Primeiro')).toContainText('Sem responsável')

  await page.getByLabel('Selecionar todos desta página').check()
  await expect(bar).toContainText('3 selecionados')
  await bar.getByRole('button', { name: 'Situação' }).click()
  await menuItem(page, 'Colocar em espera').click()
  await page.getByLabel('À espera de quê?').selectOption('Aguardando fornecedor')
  await page.getByRole('dialog').getByRole('button', { name: 'Colocar em espera' }).click()
  await expect(toast(page, '3 incidentes alterados')).toBeVisible()
  await expect(row(page, 'Terceiro')).toContainText('Aguardando fornecedor')

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: 'Segundo' })).toBeFocused()
  await page.keyboard.press('a')
  await expect(row(page, 'Segundo')).toContainText(user.name)
  expect(await stateOf(tenant, 2)).toEqual({ status: 'on_hold', assignee_id: user.id })
  expect(await stateOf(tenant, 1)).toEqual({ status: 'on_hold', assignee_id: null })
})

test('who edits on top of another change learns of it and loses nothing', async ({ signIn, tenant }) => {
  const { user } = await signIn('requester')
  await createTicket(tenant, user, { title: 'Título antigo' })
  const [first, second] = [await signIn('agent'), await signIn('agent')]
  for (const { page } of [first, second]) {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await openDesk(page, '/desk/incidents/INC-000001')
    await page.getByRole('button', { name: 'Editar título' }).click()
  }
  await first.page.getByRole('textbox', { name: 'Título' }).fill('Título da primeira')
  await first.page.getByRole('button', { name: 'Salvar' }).click()
  await expect(first.page.getByRole('heading', { name: 'Título da primeira' })).toBeVisible()

  const { page } = second
  await page.getByRole('textbox', { name: 'Título' }).fill('Título da segunda')
  await page.getByRole('button', { name: 'Salvar' }).click()
  const dialog = page.getByRole('dialog', { name: 'Outra pessoa alterou antes' })
  await expect(dialog.getByRole('listitem')).toContainText(`${first.user.name} mudou o título`)
  await expect(dialog).toContainText('Título da segunda')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Deixar como está' }).click()
  await expect(page.getByRole('textbox', { name: 'Título' })).toHaveValue('Título da segunda')

  await page.getByRole('button', { name: 'Salvar' }).click()
  await expect(page.getByRole('heading', { name: 'Título da segunda' })).toBeVisible()
})

test('the keyboard: its map, and the palette that opens an incident by number', async ({ signIn, tenant }) => {
  const { user } = await signIn('requester')
  for (let n = 1; n <= 12; n++) await createTicket(tenant, user, { title: `Assunto ${n}` })
  const { page } = await signIn('agent')
  await openDesk(page, '/desk')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Atalhos de teclado' })).toContainText('Escrever nota interna')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Buscar incidente, ação ou página').fill('12')
  await expect(page.getByRole('option', { name: /INC-000012/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/desk\/incidents\/INC-000012$/)
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await expect(page).toHaveURL(/\/desk\/incidents$/)
})

test('a manager bins an incident and takes it back out', async ({ signIn, tenant, expectedErrors }) => {
  // The browser reports each 404 that the test provokes.
  expectedErrors.push(/404/, /403/)
  const { user } = await signIn('requester')
  await createTicket(tenant, user, { title: 'Aberto por engano' })
  const manager = await signIn('manager')
  const agent = await signIn('agent')
  const { page } = manager
  await openDesk(page, '/desk/incidents/INC-000001')
  await page.getByRole('button', { name: 'Mais ações' }).click()
  await menuItem(page, 'Mandar para a lixeira').click()
  await expect(toast(page, '1 incidente foi para a lixeira')).toBeVisible()
  await expect(page).toHaveURL(/\/desk\/incidents$/)
  await expect(page.getByText('Nenhum incidente aberto')).toBeVisible()
  expect((await agent.page.goto('/desk/incidents/INC-000001'))?.status()).toBe(404)
  expect((await agent.page.goto('/desk/queues/bin'))?.status()).toBe(403)

  await page.getByRole('link', { name: 'Lixeira' }).click()
  await page.getByLabel('Selecionar INC-000001').check()
  await page.getByRole('button', { name: 'Restaurar' }).click()
  await expect(toast(page, '1 incidente restaurado')).toBeVisible()
  await expect(page.getByText('A lixeira está vazia')).toBeVisible()
  expect((await agent.page.goto('/desk/incidents/INC-000001'))?.status()).toBe(200)
})
