import { expect, expectAccessible, expectNoOverflow, siteUrl, test } from './support/test'
import { createTenant } from '../support/factories'
import { ownerSql } from '../support/owner'

test('a requester opens a ticket, follows it and replies', async ({ signIn, tenant }) => {
  const { page } = await signIn('requester')
  await page.goto('/portal')
  await expect(page.getByText('Nenhum chamado em aberto')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Abrir chamado' }).first().click()
  await page.getByLabel('O que está acontecendo?').fill('Não consigo imprimir no 3º andar')
  await page.getByLabel('Detalhes').fill('Desde hoje cedo. **Papel** na bandeja.')
  await page.getByLabel('Minha equipe ou setor').check()
  await page.getByLabel('Em parte, com dificuldade').check()
  await page.locator('input[type=file]').setInputFiles({ name: 'erro.txt', mimeType: 'text/plain', buffer: Buffer.from('código 42') })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Enviar chamado' }).click()

  await expect(page).toHaveURL(/\/portal\/tickets\/INC-000001$/)
  await expect(page.getByRole('heading', { name: 'Não consigo imprimir no 3º andar' })).toBeVisible()
  // Shown as a toast, and announced beside it.
  await expect(page.getByText('Chamado INC-000001 aberto.').first()).toBeVisible()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /erro\.txt/ }).click()
  expect((await download).suggestedFilename()).toBe('erro.txt')

  await page.getByLabel('Sua mensagem').fill('Agora parou de vez')
  await page.getByRole('button', { name: 'Enviar resposta' }).click()
  await expect(page.getByRole('article').filter({ hasText: 'Agora parou de vez' })).toBeVisible()
  await expect(page.getByLabel('Sua mensagem')).toHaveValue('')

  const [row] = await ownerSql<{ priority: number; channel: string }>('select priority, channel from ticket where tenant_id = $1', [tenant.id])
  expect(row).toEqual({ priority: 3, channel: 'portal' })
})

test('what is wrong is said at the field, and what was typed stays', async ({ signIn }) => {
  const { page } = await signIn('requester')
  await page.goto('/portal/new')
  await page.getByLabel('O que está acontecendo?').fill('   ')
  await page.getByLabel('Detalhes').fill('Um texto que não se perde')
  await page.getByRole('button', { name: 'Enviar chamado' }).click()
  await expect(page.getByText('Confira os campos destacados.')).toBeVisible()
  await expect(page.getByLabel('O que está acontecendo?')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Detalhes')).toHaveValue('Um texto que não se perde')
})

test('another person, and another organisation, find nothing there', async ({ signIn, expectedErrors }) => {
  // The browser reports each 404 that the test provokes.
  expectedErrors.push(/404/)
  const { page } = await signIn('requester')
  await page.goto('/portal/new')
  await page.getByLabel('O que está acontecendo?').fill('Assunto particular')
  await page.getByRole('button', { name: 'Enviar chamado' }).click()
  await expect(page).toHaveURL(/INC-000001/)

  const colleague = await signIn('requester')
  expect((await colleague.page.goto('/portal/tickets/INC-000001'))?.status()).toBe(404)
  const elsewhere = await signIn('admin', await createTenant())
  expect((await elsewhere.page.goto('/portal/tickets/INC-000001'))?.status()).toBe(404)
})

test('a cookie of one organisation is nothing on the host of another', async ({ signIn, tenant }) => {
  const other = await createTenant()
  const { page } = await signIn('admin')
  const [cookie] = await page.context().cookies(siteUrl(tenant))
  if (!cookie) throw new Error('no cookie')
  await page.context().addCookies([{ name: cookie.name, value: cookie.value, url: siteUrl(other) }])
  await page.goto(siteUrl(other, '/portal'))
  await expect(page).toHaveURL(/\/sign-in/)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })

  test('everything fits and can be read', async ({ signIn }) => {
    const { page } = await signIn('requester')
    for (const path of ['/portal', '/portal/new']) {
      await page.goto(path)
      await expectNoOverflow(page)
      await expectAccessible(page)
    }
  })
})
