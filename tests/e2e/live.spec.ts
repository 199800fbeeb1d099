import type { Page } from '@playwright/test'
import { createTicket } from '../support/factories'
import { ownerSql } from '../support/owner'
import { openDesk } from './support/desk'
import { expect, test } from './support/test'

const toast = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })
const status = (page: Page) => page.locator('main header .status')

/** Live once the channels of the shell are subscribed to: what happens before is only seen at the next change. */
async function openLive(page: Page, path: string): Promise<void> {
  await Promise.all([page.waitForResponse((response) => response.url().endsWith('/api/pusher/auth') && response.ok()), openDesk(page, path)])
}

test('what a requester writes shows on the open ticket, and the draft, the focus and the place stay', async ({ signIn, tenant }) => {
  const requester = await signIn('requester')
  const agent = await signIn('agent')
  await createTicket(tenant, requester.user, { title: 'Wi-Fi cai na sala 3' })
  const { page } = agent
  await openLive(page, '/desk/incidents/INC-000001')
  await page.keyboard.press('r')
  const field = page.getByRole('textbox', { name: 'Responder' })
  await field.fill('Estou verificando o ponto de acesso')

  await requester.page.goto('/portal/tickets/INC-000001')
  await requester.page.getByLabel('Sua mensagem').fill('Agora caiu também na sala 4')
  await requester.page.getByRole('button', { name: 'Enviar resposta' }).click()

  await expect(page.getByRole('article').filter({ hasText: 'sala 4' })).toBeVisible()
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('Estou verificando o ponto de acesso')
})

test('the requester sees the answer and the new state without asking', async ({ signIn, tenant }) => {
  const requester = await signIn('requester')
  const agent = await signIn('agent')
  await createTicket(tenant, requester.user, { title: 'Impressora do RH parada' })
  await Promise.all([
    requester.page.waitForResponse((response) => response.url().endsWith('/api/pusher/auth') && response.ok()),
    requester.page.goto('/portal/tickets/INC-000001'),
  ])
  await openDesk(agent.page, '/desk/incidents/INC-000001')
  await agent.page.keyboard.press('n')
  await agent.page.getByRole('textbox', { name: 'Nota interna' }).fill('De novo essa impressora')
  await agent.page.getByRole('button', { name: 'Salvar nota' }).click()
  await expect(agent.page.getByRole('article', { name: /Nota interna de/ })).toBeVisible()
  await agent.page.keyboard.press('r')
  await agent.page.getByRole('textbox', { name: 'Responder' }).fill('Trocamos o toner')
  await agent.page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await expect(requester.page.getByText('Trocamos o toner')).toBeVisible()
  await expect(requester.page.getByText('De novo essa impressora')).toHaveCount(0)
})

test('queue and counters follow what others do, a critical incident announces itself', async ({ signIn, tenant }) => {
  const agent = await signIn('agent')
  const colleague = await signIn('agent')
  await createTicket(tenant, agent.user, { title: 'Teclado sem acento' })
  const { page } = agent
  await openLive(page, '/desk/queues/unassigned')
  const row = page.getByRole('row').filter({ hasText: 'Teclado sem acento' })
  await row.getByRole('checkbox').check()

  await openDesk(colleague.page, '/desk/incidents/new')
  await colleague.page.getByRole('combobox', { name: 'Solicitante' }).click()
  await colleague.page.getByPlaceholder('Digite para buscar').fill(agent.user.name)
  await colleague.page.getByRole('option', { name: agent.user.name }).click()
  await colleague.page.getByRole('textbox', { name: 'Título' }).fill('Datacenter sem energia')
  await colleague.page.getByLabel('Impacto').selectOption('Alto')
  await colleague.page.getByLabel('Urgência').selectOption('Alta')
  await colleague.page.getByRole('button', { name: 'Abrir incidente' }).click()

  await expect(toast(page, 'Novo incidente crítico')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Datacenter sem energia' })).toBeVisible()
  await expect(row.getByRole('checkbox')).toBeChecked()
  await expect(toast(colleague.page, 'Novo incidente crítico')).toHaveCount(0)
})

test('two agents on a ticket see each other, and who is writing', async ({ signIn, tenant }) => {
  const ana = await signIn('agent')
  const bia = await signIn('agent')
  await createTicket(tenant, ana.user, { title: 'Monitor piscando' })
  await openLive(ana.page, '/desk/incidents/INC-000001')
  await openLive(bia.page, '/desk/incidents/INC-000001')
  await expect(ana.page.getByText('também está aqui')).toBeVisible()
  await expect(bia.page.getByText('também está aqui')).toBeVisible()
  await bia.page.keyboard.press('r')
  await bia.page.getByRole('textbox', { name: 'Responder' }).pressSequentially('Já vejo')
  await expect(ana.page.getByText('está escrevendo')).toBeVisible()
  await bia.page.goto('/desk')
  await expect(ana.page.getByText('está escrevendo')).toHaveCount(0)
  await expect(ana.page.getByText('também está aqui')).toHaveCount(0)
})

test('a form that was open while a colleague changed the same ticket asks before it overwrites', async ({ signIn, tenant }) => {
  const ana = await signIn('agent')
  const bia = await signIn('agent')
  await createTicket(tenant, ana.user, { title: 'Sistema lento' })
  await openLive(ana.page, '/desk/incidents/INC-000001')
  await ana.page.getByRole('button', { name: 'Editar título' }).click()
  await ana.page.getByRole('textbox', { name: 'Título' }).fill('Sistema lento à tarde')

  await openDesk(bia.page, '/desk/incidents/INC-000001')
  await bia.page.keyboard.press('a')
  await expect(ana.page.getByRole('combobox', { name: 'Responsável' })).toHaveText(bia.user.name)
  await ana.page.getByRole('button', { name: 'Salvar', exact: true }).click()
  await expect(ana.page.getByRole('dialog')).toContainText(bia.user.name)
  const [ticket] = await ownerSql<{ title: string }>('select title from ticket where tenant_id = $1', [tenant.id])
  expect(ticket?.title).toBe('Sistema lento')
  await expect(status(ana.page)).toHaveText('Em atendimento')
})
