import { readFileSync } from 'node:fs'
import { createTicket, createUser } from '../support/factories'
import { openDesk } from './support/desk'
import { expect, expectAccessible, expectNoOverflow, test } from './support/test'

const DAY = 86_400_000
const NARROW = { width: 390, height: 844 }

test('a manager reads the figures, narrows them and opens what is behind a number', async ({ signIn, tenant }) => {
  const { page } = await signIn('manager')
  const requester = await createUser(tenant, { role: 'requester' })
  const ago = (days: number) => new Date(Date.now() - days * DAY)
  for (const [days, priority] of [[1, 1], [2, 3], [3, 3]] as const) {
    await createTicket(tenant, requester, { created_at: ago(days), priority, title: `Aberto há ${days}` })
  }
  await createTicket(tenant, requester, { created_at: ago(4), resolved_at: ago(3), status: 'resolved', priority: 3 })

  await openDesk(page, '/desk')
  await page.getByRole('navigation').getByRole('link', { name: 'Relatórios' }).click()
  await expect(page).toHaveURL(/\/desk\/reports$/)
  const summary = page.getByRole('list', { name: 'Resumo' })
  await expect(summary.getByRole('link', { name: /^Abertos 4/ })).toBeVisible()
  await expect(page.getByRole('img').or(page.locator('.recharts-surface')).first()).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('navigation', { name: 'Período' }).getByRole('link', { name: '7 dias' }).click()
  await expect(page).toHaveURL(/period=7d/)
  await page.getByRole('button', { name: /^Prioridade/ }).click()
  await page.getByRole('dialog', { name: 'Prioridade' }).getByLabel('Moderada').click()
  await expect(page).toHaveURL(/priority=3/)
  await page.keyboard.press('Escape')
  await expect(summary.getByRole('link', { name: /^Abertos 3/ })).toBeVisible()

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Baixar em CSV: Abertos e encerrados' }).click()])
  const lines = readFileSync(await download.path(), 'utf8').trimEnd().split('\r\n')
  expect(lines[0]).toBe('\u{feff}de;até;abertos;encerrados;em aberto no fim')
  expect(lines).toHaveLength(8)

  await summary.getByRole('link', { name: /^Abertos 3/ }).click()
  await expect(page).toHaveURL(/\/desk\/queues\/all\?.*createdAfter=/)
  await expect(page.getByRole('link', { name: /Recorte de relatório/ })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'INC-' })).toHaveCount(3)
})

test('the page and each of its tables fit a phone, and agents have none', async ({ signIn, tenant, expectedErrors }) => {
  expectedErrors.push(/status of 403/)
  const { page } = await signIn('manager')
  const requester = await createUser(tenant, { role: 'requester' })
  for (const priority of [1, 2, 3, 4, 5]) await createTicket(tenant, requester, { created_at: new Date(Date.now() - priority * DAY), priority })
  await page.setViewportSize(NARROW)
  await openDesk(page, '/desk/reports')
  await expect(page.getByRole('heading', { name: 'Relatórios' })).toBeVisible()
  await expectNoOverflow(page)
  await expect(page.getByRole('region', { name: 'Horários de maior movimento' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Pessoas' })).toBeVisible()
  await page.getByText('Ver como tabela').click()
  const tables = page.locator('.reports [role=region]')
  expect(await tables.count()).toBeGreaterThan(5)
  const wide = await tables.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.getAttribute('aria-label')))
  expect(wide).toEqual([])
  const { page: agentPage } = await signIn('agent')
  const answer = await agentPage.goto('/desk/reports')
  expect(answer?.status()).toBe(403)
})
