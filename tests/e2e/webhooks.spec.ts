import type { Page } from '@playwright/test'
import { createIncident } from '@/lib/incidents/create'
import { startWebhooks } from '@/lib/integrations/webhooks/delivery/companion'
import { Receiver, verifies } from '../integration/webhooks/receiver'
import { ctxFor } from '../support/factories'
import { expect, expectAccessible, expectNoOverflow, test } from './support/test'

const NARROW = { width: 390, height: 844 }

const toast = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })

let receiver: Receiver
test.beforeEach(async () => {
  receiver = await Receiver.start()
})
test.afterEach(() => receiver.stop())

test('a system of the organisation is told of what happens, and of what it missed', async ({ signIn, tenant }) => {
  const { page, user } = await signIn('admin')
  await page.goto('/admin/webhooks')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Novo webhook' }).first().click()

  await page.getByLabel('Nome').fill('Painel da fábrica')
  await page.getByLabel('Endereço').fill('https://usuario:senha@example.com')
  await page.getByRole('button', { name: 'Criar' }).click()
  await expect(page.getByText('Este não é um endereço que possa ser usado.')).toBeVisible()
  await page.getByLabel('Endereço').fill(receiver.url)
  await page.getByLabel('Todos os eventos').uncheck()
  await page.getByLabel('incident.created').check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Criar' }).click()
  const secret = await page.getByLabel('Segredo', { exact: true }).inputValue()
  expect(secret).toMatch(/^whsec_/)
  await page.getByRole('button', { name: 'Já guardei' }).click()

  await expect(page.getByRole('heading', { name: /Painel da fábrica/ })).toContainText('Novo')
  await page.getByRole('button', { name: 'Enviar teste' }).click()
  const answer = page.getByRole('dialog', { name: 'Resposta ao teste' })
  await expect(answer).toContainText('HTTP 200')
  await answer.getByRole('button', { name: 'Fechar' }).click()
  expect(receiver.taken[0] && verifies(receiver.taken[0], secret)).toBe(true)

  receiver.status(500)
  // This process opens the incident itself, so it is the one that hands the event on.
  startWebhooks()
  await createIncident(ctxFor(tenant, user), { title: 'Esteira parada' })
  await expect.poll(() => receiver.taken.length, { timeout: 20_000 }).toBe(2)
  await expect(async () => {
    await page.reload()
    await expect(row(page, 'Aberto')).toContainText('Será tentada de novo', { timeout: 1_000 })
  }).toPass({ timeout: 15_000 })
  await expect(page.getByRole('heading', { name: /Painel da fábrica/ })).toContainText('Falhando')

  receiver.well()
  await row(page, 'Aberto').getByRole('link').click()
  await expect(page.getByText('Esteira parada')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize(NARROW)
  await expectNoOverflow(page)
  await page.getByRole('button', { name: 'Enviar de novo' }).click()
  await expect(toast(page, 'Na fila para envio.')).toBeVisible()
  await expect.poll(() => receiver.taken.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(3)
  expect(receiver.taken.at(-1)?.body).toMatchObject({ type: 'incident.created', data: { incident: { title: 'Esteira parada' } } })

  await page.getByRole('link', { name: 'Painel da fábrica' }).click()
  await expectNoOverflow(page)
  await page.getByRole('button', { name: 'Desligar' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Desligar' }).click()
  await expect(toast(page, 'Webhook desligado.')).toBeVisible()
  await expect(page.getByText('Este webhook está desligado.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Excluir' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Excluir' }).click()
  await expect(page.getByText('Nenhum webhook ainda')).toBeVisible()
})
