import type { Page } from '@playwright/test'
import { createTicket } from '../support/factories'
import { openDesk, reloadDesk } from './support/desk'
import { expect, expectAccessible, test } from './support/test'

const toast = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })
const status = (page: Page) => page.locator('main header .status')

async function pick(page: Page, number: string) {
  await page.getByRole('dialog').getByRole('combobox', { name: 'Outro incidente' }).click()
  await page.keyboard.type(number)
  await page.getByRole('option', { name: new RegExp(number) }).click()
}

test('two reports of one fault are merged, answered in one place, and parted again', async ({ signIn, tenant }) => {
  const first = await signIn('requester')
  const second = await signIn('requester')
  const { page } = await signIn('agent')
  await createTicket(tenant, first.user, { title: 'Sem internet no terceiro andar' })
  await createTicket(tenant, second.user, { title: 'Internet caiu' })

  await openDesk(page, '/desk/incidents/INC-000002')
  await page.getByRole('button', { name: 'Mais ações' }).click()
  await page.getByRole('menuitem', { name: 'Mesclar…' }).click()
  await pick(page, 'INC-000001')
  const dialog = page.getByRole('dialog', { name: 'Mesclar INC-000002' })
  await expect(dialog.getByText('Os solicitantes são diferentes')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Mesclar' }).click()
  await expect(toast(page, 'INC-000002 mesclado em INC-000001')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Mesclado em INC-000001' })).toBeVisible()
  await expect(status(page)).toHaveText('Cancelado')

  await second.page.goto('/portal/tickets/INC-000002')
  await expect(second.page.getByRole('link', { name: 'INC-000001' })).toBeVisible()
  await second.page.getByLabel('Sua mensagem').fill('É no prédio todo')
  await second.page.getByRole('button', { name: 'Enviar resposta' }).click()
  await expect(second.page.getByRole('article').filter({ hasText: 'É no prédio todo' })).toBeVisible()

  await openDesk(page, '/desk/incidents/INC-000001')
  const reply = page.getByRole('article').filter({ hasText: 'É no prédio todo' })
  await expect(reply).toContainText('De INC-000002')

  await openDesk(page, '/desk/incidents/INC-000002')
  await page.getByRole('button', { name: 'Desfazer mesclagem' }).click()
  await expect(toast(page, 'INC-000002 voltou a ser como era')).toBeVisible()
  await expect(status(page)).toHaveText('Novo')
  await expect(page.getByRole('article').filter({ hasText: 'É no prédio todo' })).toBeVisible()
  await openDesk(page, '/desk/incidents/INC-000001')
  await expect(page.getByRole('article').filter({ hasText: 'É no prédio todo' })).toHaveCount(0)
})

test('several reports are selected in the queue, merged by keyboard, and parted again', async ({ signIn, tenant }) => {
  const first = await signIn('requester')
  const second = await signIn('requester')
  const { page } = await signIn('agent')
  await createTicket(tenant, first.user, { title: 'Sem internet', created_at: '2026-01-02T10:00:00Z' })
  await createTicket(tenant, second.user, { title: 'Internet caiu', created_at: '2026-01-02T11:00:00Z' })
  await createTicket(tenant, first.user, { title: 'Wi-Fi fora', created_at: '2026-01-02T12:00:00Z' })

  await openDesk(page, '/desk/incidents')
  await page.getByRole('checkbox', { name: 'Selecionar todos desta página' }).check()
  await page.getByRole('toolbar', { name: 'Ações para os selecionados' }).getByRole('button', { name: 'Mesclar…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Mesclar 3 incidentes' })
  const oldest = dialog.getByRole('radio', { name: /INC-000001/ })
  await expect(oldest).toBeChecked()
  await expect(dialog.getByText('quem pediu INC-000002 passa a ver as respostas de INC-000001')).toBeVisible()
  await expectAccessible(page)
  await oldest.press('ArrowDown')
  await expect(dialog.getByText('encerrados como duplicados de INC-000002')).toBeVisible()
  await dialog.getByRole('radio', { name: /INC-000002/ }).press('ArrowUp')
  await expect(dialog.getByText('encerrados como duplicados de INC-000001')).toBeVisible()
  await oldest.press('Enter')
  await expect(toast(page, '2 incidentes mesclados em INC-000001')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Internet caiu' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Desfazer' }).click()
  await expect(toast(page, 'Mesclagem de 2 incidentes desfeita')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Internet caiu' })).toBeVisible()
})

test('a parent is resolved with its children', async ({ signIn, tenant }) => {
  const requester = await signIn('requester')
  const { page } = await signIn('agent')
  await createTicket(tenant, requester.user, { title: 'Link da filial caiu' })
  await createTicket(tenant, requester.user, { title: 'Caixa parado' })

  await openDesk(page, '/desk/incidents/INC-000001')
  await page.getByRole('button', { name: 'Vincular…' }).click()
  await page.getByRole('dialog').getByLabel('Este incidente…').selectOption('child')
  await pick(page, 'INC-000002')
  await page.getByRole('dialog').getByRole('button', { name: 'Vincular', exact: true }).click()
  const children = page.getByRole('list', { name: 'Filhos' })
  await expect(children).toContainText('INC-000002')
  await expect(page.getByText('0 de 1 concluídos')).toBeVisible()

  await page.getByRole('button', { name: 'Resolver', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Resolver' })
  await expect(dialog.getByRole('checkbox', { name: /INC-000002/ })).toBeChecked()
  await dialog.getByLabel('Como foi resolvido').selectOption('solved')
  await dialog.getByLabel('Solução').fill('Operadora restabeleceu o link')
  await dialog.getByRole('button', { name: 'Resolver' }).click()
  await expect(toast(page, '2 incidentes resolvidos')).toBeVisible()
  await reloadDesk(page)
  await expect(status(page)).toHaveText('Resolvido')
  await expect(page.getByText('1 de 1 concluídos')).toBeVisible()
  await expectAccessible(page)
})
