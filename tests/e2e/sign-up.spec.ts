import type { Page } from '@playwright/test'
import { newId } from '@/lib/platform/ids'
import { createTenant } from '../support/factories'
import { ownerSql } from '../support/owner'
import { expect, expectAccessible, expectNoOverflow, rootUrl, siteUrl, test } from './support/test'

async function fillIn(page: Page, { organisation, slug, email }: { organisation: string; slug: string; email: string }) {
  await page.getByLabel('Nome da organização').fill(organisation)
  await page.getByLabel('Endereço', { exact: false }).fill(slug)
  await page.getByLabel('Seu nome').fill('Ana Prado')
  await page.getByLabel('Seu e-mail').fill(email)
  await page.getByRole('textbox', { name: 'Senha' }).fill('um farol na neblina')
}

test('an organisation begins on the root domain and ends signed in at its own desk', async ({ page }) => {
  const slug = `cais-${newId().slice(-8)}`
  await page.goto(rootUrl())
  await page.getByRole('link', { name: 'Criar sua organização' }).first().click()
  await expect(page.getByRole('heading', { name: 'Criar sua organização' })).toBeVisible()

  await page.getByLabel('Nome da organização').fill('Cais do Porto')
  await expect(page.getByRole('textbox', { name: 'Endereço' })).toHaveValue('cais-do-porto')
  await fillIn(page, { organisation: 'Cais do Porto', slug, email: `ana@${slug}.test` })
  await expect(page.getByText(/está livre$/)).toContainText(slug)
  await page.getByRole('button', { name: 'Criar organização' }).click()

  await expect(page).toHaveURL(siteUrl({ slug }, '/desk'))
  // The menu opens once the page has come alive; on a busy machine that takes a moment.
  await expect(async () => {
    await page.getByRole('button', { name: 'Sua conta: Ana Prado' }).click()
    await expect(page.getByText(`ana@${slug}.test`)).toBeVisible({ timeout: 1_000 })
  }).toPass()
  const [made] = await ownerSql<{ role: string; timezone: string; categories: number }>(
    `select r.key as role, t.timezone, (select count(*)::int from category where tenant_id = t.id) as categories
     from tenant t join app_user u on u.tenant_id = t.id and u.kind = 'person' join role r on r.tenant_id = t.id and r.id = u.role_id
     where t.slug = $1`,
    [slug],
  )
  expect(made).toMatchObject({ role: 'admin', timezone: 'America/Sao_Paulo' })
  expect(made?.categories).toBeGreaterThan(0)
})

test('an address that is taken is said while it is typed, and what was typed stays', async ({ page }) => {
  const { slug } = await createTenant()
  await page.goto(rootUrl('/sign-up'))
  await fillIn(page, { organisation: 'Outra', slug, email: 'ana@outra.test' })
  const address = page.getByRole('textbox', { name: 'Endereço' })
  await expect(page.getByText('Este endereço já está em uso.')).toBeVisible()
  await expect(address).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('button', { name: 'Criar organização' }).click()
  await expect(page.getByRole('button', { name: 'Criar organização' })).toBeEnabled()
  await expect(page).toHaveURL(rootUrl('/sign-up'))
  await expect(address).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Nome da organização')).toHaveValue('Outra')
  expect(await ownerSql('select 1 from tenant where slug = $1', [slug])).toHaveLength(1)
})

test('the front page leads to an organisation that is there already', async ({ page, tenant }) => {
  await page.goto(rootUrl())
  await page.getByLabel('Endereço da organização').fill(tenant.slug)
  await page.getByRole('button', { name: 'Continuar' }).click()
  await expect(page.getByRole('heading', { name: `Entrar em ${tenant.name}` })).toBeVisible()
})

for (const width of [1440, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`at ${width} pixels, ${colorScheme}`, () => {
      test.use({ viewport: { width, height: 900 }, colorScheme })

      test('front page and sign-up fit and can be read', async ({ page }) => {
        for (const path of ['/', '/sign-up']) {
          await page.goto(rootUrl(path))
          await expectNoOverflow(page)
          await expectAccessible(page)
        }
      })
    })
  }
}
