import type { Page } from '@playwright/test'
import { createTicket } from '../support/factories'
import { openDesk } from './support/desk'
import { expect, expectAccessible, test } from './support/test'

const field = (page: Page) => page.getByRole('searchbox', { name: 'O que você procura?' })
const results = (page: Page) => page.getByRole('region', { name: 'Busca' })

async function palette(page: Page, text: string) {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Paleta de comandos' }).getByRole('combobox').fill(text)
}

async function search(page: Page, text: string) {
  await field(page).fill(text)
  await page.getByRole('button', { name: 'Buscar', exact: true }).click()
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === text)
}

test('an incident is found by its words from the palette', async ({ signIn, tenant }) => {
  const requester = await signIn('requester')
  const { page } = await signIn('agent')
  await createTicket(tenant, requester.user, { title: 'Configuração das impressoras do RH' })
  await createTicket(tenant, requester.user, { title: 'VPN não conecta' })

  await openDesk(page, '/desk')
  await palette(page, 'configuracoes impres')
  await page.getByRole('option', { name: /Configuração das impressoras/ }).click()
  await expect(page).toHaveURL(/\/desk\/incidents\/INC-000001$/)

  await openDesk(page, '/desk')
  await palette(page, 'vpn')
  await expect(page.getByRole('option', { name: /VPN não conecta/ })).toBeVisible()
  await page.getByRole('option', { name: /Buscar.*vpn/ }).click()
  await expect(page).toHaveURL(/\/desk\/search\?q=vpn$/)
  await expect(results(page).getByRole('link', { name: 'VPN não conecta' })).toBeVisible()
})

test('the page searches with operators, marks what it found and corrects what was mistyped', async ({ signIn, tenant }) => {
  const requester = await signIn('requester')
  const { page } = await signIn('agent')
  await createTicket(tenant, requester.user, {
    title: 'Impressora não imprime',
    description_text: 'A fila está parada <b>desde cedo</b>.',
    priority: 1,
  })
  await createTicket(tenant, requester.user, { title: 'Duas impressoras novas' })

  await page.goto('/desk/search')
  await expect(page.getByRole('heading', { name: 'Como buscar' })).toBeVisible()
  await expectAccessible(page)

  await search(page, 'impressora')
  await expect(results(page).getByRole('listitem')).toHaveCount(2)
  expect((await results(page).locator('mark').allTextContents()).sort()).toEqual(['Impressora', 'impressoras'])
  await expectAccessible(page)

  await search(page, 'impressora prioridade:1')
  await expect(results(page).getByRole('link')).toHaveText(['Impressora não imprime'])

  await search(page, 'fila')
  await expect(results(page).locator('mark')).toHaveText(['fila'])
  await expect(results(page)).toContainText('Na descrição: A fila está parada <b>desde cedo</b>.')

  await search(page, 'inpresora')
  await expect(results(page).getByRole('status')).toContainText('Mostrando resultados para “impressora”')
  await expect(results(page).getByRole('listitem')).toHaveCount(2)

  await search(page, 'status:azul')
  await expect(page.getByText('Situação desconhecida.')).toBeVisible()
  await search(page, 'guarda-chuva')
  await expect(page.getByText('Nada encontrado')).toBeVisible()
})

test('a requester does not open the search of the desk', async ({ signIn, tenant, expectedErrors }) => {
  expectedErrors.push(/403/)
  const { page } = await signIn('requester')
  await createTicket(tenant, (await signIn('requester')).user, { title: 'Impressora de outra pessoa' })
  expect((await page.goto('/desk/search?q=impressora'))?.status()).toBe(403)
  await expect(page.getByText('Impressora de outra pessoa')).toHaveCount(0)
})
