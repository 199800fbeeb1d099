import type { Page } from '@playwright/test'
import { createUser } from '../support/factories'
import { ownerSql } from '../support/owner'
import { followMail } from './support/mailbox'
import { expect, expectAccessible, expectNoOverflow, rootUrl, siteUrl, test } from './support/test'

const PAGES = ['people', 'teams', 'roles', 'roles/new', 'api-keys', 'categories', 'resolution-codes', 'settings', 'imports', 'audit']

const toast = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

test('an invited person comes in through the mail and is what the invitation said', async ({ signIn, tenant, page: guest }) => {
  const { page } = await signIn('admin')
  await page.goto('/admin/people')
  await page.getByRole('button', { name: 'Convidar' }).click()
  const dialog = page.getByRole('dialog', { name: 'Convidar pessoa' })
  await dialog.getByRole('button', { name: 'Enviar convite' }).click()
  await expect(dialog.getByLabel('Nome')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('Nome').fill('Bia Nunes')
  await dialog.getByLabel('E-mail').fill(`bia@${tenant.slug}.test`)
  await dialog.getByLabel('Papel').selectOption('Agente')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Enviar convite' }).click()
  await expect(toast(page, 'Convite enviado.')).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: 'Bia Nunes' })
  await expect(row).toContainText('Convidado')

  await followMail(guest, tenant, `Convite para ${tenant.name} no Farol`)
  await expect(guest.getByRole('heading', { name: `Boas-vindas a ${tenant.name}` })).toBeVisible()
  await expectAccessible(guest)
  await guest.getByLabel('Seu nome').fill('Beatriz Nunes')
  await guest.getByLabel('Nova senha').fill('um farol na neblina')
  await guest.getByRole('button', { name: 'Começar' }).click()
  await expect(guest).toHaveURL(siteUrl(tenant, '/desk'))
  expect((await guest.goto(siteUrl(tenant, '/account')))?.status()).toBe(200)

  await page.reload()
  const accepted = page.getByRole('row').filter({ hasText: 'Beatriz Nunes' })
  await expect(accepted).toContainText('Ativo')
  await expect(accepted).toContainText('Agente')
})

test('a team is made of people', async ({ signIn, tenant }) => {
  const member = await createUser(tenant, { name: 'Caio Reis' })
  const { page } = await signIn('admin')
  await page.goto('/admin/teams')
  await page.getByRole('button', { name: 'Nova equipe' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Nova equipe' })
  await dialog.getByLabel('Nome').fill('Redes')
  await dialog.getByRole('combobox', { name: 'Adicionar pessoa' }).click()
  await page.getByRole('option', { name: /Caio Reis/ }).click()
  await expect(dialog.getByRole('button', { name: 'Remover Caio Reis' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Criar' }).click()
  await expect(toast(page, 'Equipe criada.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Redes' })).toBeVisible()
  await expect(page.getByText('1 integrante', { exact: true })).toBeVisible()
  const members = await ownerSql('select user_id as id from team_member where tenant_id = $1', [tenant.id])
  expect(members).toEqual([{ id: member.id }])
})

test('a role of one’s own has the permissions that were ticked', async ({ signIn, tenant }) => {
  const { page } = await signIn('admin')
  await page.goto('/admin/roles/new')
  await page.getByRole('textbox', { name: 'Nome' }).fill('Auditoria externa')
  await page.getByRole('button', { name: 'Criar' }).click()
  await expect(page.getByText('Escolha pelo menos uma permissão.')).toBeVisible()
  await page.getByLabel('Consultar a auditoria').check()
  await page.getByLabel('Ver todos os incidentes').check()
  await page.getByRole('button', { name: 'Criar' }).click()
  await expect(page).toHaveURL(/\/admin\/roles$/)
  await expect(page.getByRole('row').filter({ hasText: 'Auditoria externa' })).toBeVisible()
  const [role] = await ownerSql<{ permissions: string[] }>(`select permissions from role where tenant_id = $1 and name = 'Auditoria externa'`, [tenant.id])
  expect(role?.permissions.toSorted()).toEqual(['audit.read', 'incident.read'])
})

test('a category goes below another', async ({ signIn }) => {
  const { page } = await signIn('admin')
  await page.goto('/admin/categories')
  const make = async (name: string, parent?: string) => {
    await page.getByRole('button', { name: 'Nova categoria', exact: true }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Nova categoria' })
    await dialog.getByLabel('Nome').fill(name)
    if (parent) await dialog.getByLabel('Fica em').selectOption(parent)
    await dialog.getByRole('button', { name: 'Criar' }).click()
    await expect(dialog).toBeHidden()
  }
  await make('Rede')
  await make('VPN', 'Rede')
  await expect(page.getByRole('button', { name: 'Editar Rede › VPN' })).toBeVisible()
  await expectAccessible(page)
})

test('a service key is shown once, and opens the API', async ({ signIn, tenant, request }) => {
  const { page } = await signIn('admin')
  await page.goto('/admin/api-keys')
  await page.getByRole('button', { name: 'Nova chave' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('Monitoramento')
  await dialog.getByRole('button', { name: 'Criar' }).click()
  const secret = await dialog.getByLabel('Chave', { exact: true }).inputValue()
  expect(secret).toMatch(/^farol_svc_/)
  await expectAccessible(page)
  const call = (token: string) =>
    request.get(rootUrl('/api/v1/incidents'), { headers: { 'x-tenant-id': tenant.slug, authorization: `Bearer ${token}` } })
  expect((await call(secret)).status()).toBe(200)

  await dialog.getByRole('button', { name: 'Já guardei' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Monitoramento' })
  await expect(row).toContainText('Ativa')
  await page.reload()
  await expect(row).toBeVisible()
  expect(await page.content()).not.toContain(secret)
  await row.getByRole('button', { name: 'Revogar' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revogar' }).click()
  await expect(row).toContainText('Revogada')
  await expect.poll(async () => (await call(secret)).status()).toBe(401)
})

test('the pages are for those who manage', async ({ signIn, expectedErrors }) => {
  // The browser reports each refusal that the test provokes.
  expectedErrors.push(/status of 403/)
  const { page } = await signIn('agent')
  for (const path of PAGES) expect([path, (await page.goto(`/admin/${path}`))?.status()]).toEqual([path, 403])
})

test('every page can be read', async ({ signIn, tenant }) => {
  await createUser(tenant, { role: 'requester' })
  const { page } = await signIn('admin')
  for (const path of PAGES) {
    await page.goto(`/admin/${path}`)
    await expectAccessible(page)
  }
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })

  test('every page fits and can be read', async ({ signIn, tenant }) => {
    await createUser(tenant, { name: 'Maximiliana Albuquerque de Vasconcelos e Souza' })
    const { page } = await signIn('admin')
    for (const path of PAGES) {
      await page.goto(`/admin/${path}`)
      await expectNoOverflow(page)
      await expectAccessible(page)
    }
  })
})
