import { createTicket } from '../support/factories'
import { givenItem, givenKnownError } from '../support/known-errors'
import { openDesk } from './support/desk'
import { expect, expectAccessible, expectNoOverflow, test } from './support/test'

const VPN = {
  title: 'VPN recusa a conexão fora do escritório',
  symptoms: 'O cliente da VPN não conecta em casa e mostra 0x800704C9.',
  errorCode: '0x800704C9',
  workaround: 'Trocar o servidor para vpn2.',
}

test('a known error is offered at an incident, and used with one click', async ({ signIn, tenant }) => {
  const { user } = await signIn('requester')
  const { page } = await signIn('agent')
  await givenKnownError(tenant, user, VPN)
  await createTicket(tenant, user, { title: 'VPN não conecta em casa', description_text: 'mostra 0x800704C9' })

  await openDesk(page, '/desk/incidents/INC-000002')
  const panel = page.getByRole('region', { name: 'Erros conhecidos' })
  await expect(panel).toContainText('o texto traz o código 0x800704C9')
  await expectAccessible(page)
  await expectNoOverflow(page)
  await panel.getByRole('button', { name: 'Usar' }).click()
  await expect(page.getByRole('textbox', { name: 'Responder' })).toHaveValue(VPN.workaround)
  await expect(panel).toHaveCount(0)

  await page.goto('/desk/known-errors')
  await expect(page.getByRole('listitem').filter({ hasText: VPN.title })).toContainText('1 incidente · oferecido 1 vez · usado 1 vez')
})

test('a dismissed one stays away', async ({ signIn, tenant }) => {
  const { user } = await signIn('requester')
  const { page } = await signIn('agent')
  await givenKnownError(tenant, user, VPN)
  await createTicket(tenant, user, { title: 'VPN não conecta em casa', description_text: 'mostra 0x800704C9' })

  await openDesk(page, '/desk/incidents/INC-000002')
  const panel = page.getByRole('region', { name: 'Erros conhecidos' })
  await panel.getByRole('button', { name: 'Não é este' }).click()
  await expect(panel).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(panel).toHaveCount(0)
})

test('known errors are searched and filtered', async ({ signIn, tenant }) => {
  const { page, user } = await signIn('agent')
  const item = await givenItem(tenant, 'ERP')
  await givenKnownError(tenant, user, VPN)
  await givenKnownError(tenant, user, { title: 'Relatório trava', audience: 'agents', itemId: item })

  await page.goto('/desk/known-errors')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveCount(2)
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.getByRole('searchbox', { name: 'Buscar por sintoma, código ou número' }).fill('conexões')
  await page.getByRole('button', { name: 'Filtrar' }).click()
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([/VPN recusa/])
  await page.goto(`/desk/known-errors?item=${item}`)
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([/Relatório trava/])
  await page.goto('/desk/known-errors?q=inexistente')
  await expect(page.getByText('Nenhum erro conhecido com estes filtros')).toBeVisible()
})

test('a manager keeps the configuration items, and an agent puts one on an incident', async ({ signIn, tenant }) => {
  const manager = await signIn('manager')
  await manager.page.goto('/admin/items')
  await manager.page.getByRole('button', { name: 'Novo item' }).first().click()
  const dialog = manager.page.getByRole('dialog')
  await dialog.getByLabel('Nome').fill('ERP Fiscal')
  await dialog.getByRole('button', { name: 'Criar' }).click()
  await expect(manager.page.getByRole('listitem').filter({ hasText: 'ERP Fiscal' })).toBeVisible()
  await expectAccessible(manager.page)

  const { page, user } = await signIn('agent')
  await createTicket(tenant, user, { title: 'ERP fora do ar' })
  await openDesk(page, '/desk/incidents/INC-000001')
  await page.getByRole('button', { name: 'Alterar itens' }).click()
  await page.getByRole('dialog').getByRole('combobox').click()
  await page.getByRole('option', { name: 'ERP Fiscal' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Salvar' }).click()
  await expect(page.getByRole('list', { name: 'Itens de configuração' })).toContainText('ERP Fiscal')
})
