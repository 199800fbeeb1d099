import type { Page } from '@playwright/test'
import { hashPassword } from '@/lib/platform/auth/password'
import { createTenant, createUser, type TestTenant } from '../support/factories'
import { followMail } from './support/mailbox'
import { expect, expectAccessible, expectNoOverflow, siteUrl, test } from './support/test'

const PASSWORD = 'um farol na neblina'

const agentWithPassword = async (tenant: TestTenant) =>
  createUser(tenant, { role: 'agent', passwordHash: await hashPassword(PASSWORD) })

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Senha', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
}

const alert = (page: Page) => page.locator('form').getByRole('alert')

test('signing in leads to where one wanted to go, signing out ends it', async ({ page, tenant }) => {
  const { email, name } = await agentWithPassword(tenant)
  await page.goto(siteUrl(tenant, '/desk/queues/all'))
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await expect(page.getByRole('heading', { name: `Entrar em ${tenant.name}` })).toBeVisible()
  await expectAccessible(page)

  await enter(page, email, 'uma senha errada')
  await expect(alert(page)).toContainText('E-mail ou senha não conferem.')
  await expect(page.getByLabel('E-mail')).toHaveValue(email)
  await enter(page, email, PASSWORD)
  await expect(page).toHaveURL(siteUrl(tenant, '/desk/queues/all'))

  await expect(async () => {
    await page.getByRole('button', { name: `Sua conta: ${name}` }).click({ timeout: 1_000 })
    await page.getByRole('button', { name: 'Sair' }).click({ timeout: 1_000 })
  }).toPass()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto(siteUrl(tenant, '/desk'))
  await expect(page).toHaveURL(/\/sign-in/)
})

test('an address of somebody else is no place to go to', async ({ page, tenant }) => {
  const { email } = await agentWithPassword(tenant)
  await page.goto(siteUrl(tenant, `/sign-in?next=${encodeURIComponent('https://evil.example/')}`))
  await enter(page, email, PASSWORD)
  await expect(page).toHaveURL(siteUrl(tenant, '/desk'))
})

test('five wrong passwords lock the address, also for the right one', async ({ page, tenant }) => {
  const { email } = await agentWithPassword(tenant)
  await page.goto(siteUrl(tenant, '/sign-in'))
  for (let n = 1; n <= 5; n++) {
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await enter(page, email, `uma senha errada ${n}`)
    await answered
    await expect(alert(page)).toContainText('E-mail ou senha não conferem.')
  }
  await enter(page, email, PASSWORD)
  await expect(alert(page)).toContainText('ele fica bloqueado por mais 15 minutos')
  await expectAccessible(page)
})

test('a suspended organisation and an unknown host say what they are', async ({ page, expectedErrors }) => {
  // The browser reports the refusals that the test provokes.
  expectedErrors.push(/status of 40[34]/)
  const suspended = await createTenant({ status: 'suspended' })
  expect((await page.goto(siteUrl(suspended, '/desk')))?.status()).toBe(403)
  await expect(page.getByRole('heading', { name: `${suspended.name} está suspensa` })).toBeVisible()
  await expectAccessible(page)

  expect((await page.goto(siteUrl({ slug: 'nao-existe' }, '/sign-in')))?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Organização não encontrada' })).toBeVisible()
  await expectAccessible(page)
})

test('a forgotten password is replaced through a link that works once', async ({ page, tenant }) => {
  const { email } = await agentWithPassword(tenant)
  await page.goto(siteUrl(tenant, '/sign-in'))
  await page.getByRole('link', { name: 'Esqueci minha senha' }).click()
  await expect(page.getByRole('heading', { name: 'Esqueci minha senha' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Enviar link' }).click()
  await expect(page.getByText('Confira seu e-mail')).toBeVisible()

  const subject = `Redefinir a senha de ${tenant.name}`
  await followMail(page, tenant, subject)
  await expect(page.getByRole('heading', { name: 'Escolher nova senha' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Nova senha').fill('curta')
  await page.getByRole('button', { name: 'Salvar e entrar' }).click()
  await expect(page.getByText('Curta demais.')).toBeVisible()
  await page.getByLabel('Nova senha').fill('outra luz no cais')
  await page.getByRole('button', { name: 'Salvar e entrar' }).click()
  await expect(page).toHaveURL(siteUrl(tenant, '/desk'))

  // Away from the desk first: its counts would ask without a session.
  await page.goto('about:blank')
  await page.context().clearCookies()
  await followMail(page, tenant, subject)
  await expect(page.getByRole('heading', { name: 'Este link não vale mais' })).toBeVisible()
  await page.goto(siteUrl(tenant, '/sign-in'))
  await enter(page, email, PASSWORD)
  await expect(alert(page)).toContainText('E-mail ou senha não conferem.')
  await enter(page, email, 'outra luz no cais')
  await expect(page).toHaveURL(siteUrl(tenant, '/desk'))
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })

  test('the doors fit and can be read', async ({ page, tenant }) => {
    for (const path of ['/sign-in', '/forgot', '/invitation?token=gone']) {
      await page.goto(siteUrl(tenant, path))
      await expectNoOverflow(page)
      await expectAccessible(page)
    }
  })
})
