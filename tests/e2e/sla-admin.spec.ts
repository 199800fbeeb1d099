import type { Locator, Page } from '@playwright/test'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { createUser, ctxFor, type TestTenant, type TestUser } from '../support/factories'
import { openDesk } from './support/desk'
import { expect, expectAccessible, expectNoOverflow, test } from './support/test'

const MINUTE = 60_000
const NARROW = { width: 390, height: 844 }
/** One more than a page of the dry run's lists holds. */
const ANSWERED = 26

/** Priority 1: by the policy that an organisation starts with, a first response within 15 minutes around the clock. */
const CRITICAL = { impact: 'high', urgency: 'high' } as const

const toast = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })
const policy = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })
const panel = (page: Page) => page.getByRole('complementary', { name: 'Detalhes' })
const resolution = (page: Page) => panel(page).getByRole('listitem').filter({ hasText: 'Resolução' })

async function openedAt(now: Date, tenant: TestTenant, agent: TestUser, title: string) {
  const ctx = ctxFor(tenant, agent, { now })
  const { id } = await createUser(tenant, { role: 'requester' })
  return { ctx, incident: await createIncident(ctx, { ...CRITICAL, title, requesterId: id }) }
}

/** Critical incidents of yesterday at three in the afternoon, each answered within ten minutes. */
async function answeredYesterday(tenant: TestTenant, agent: TestUser): Promise<void> {
  const at = new Date(Date.now() - 24 * 60 * MINUTE)
  at.setUTCHours(18, 0, 0, 0)
  for (let number = 1; number <= ANSWERED; number += 1) {
    const { ctx, incident } = await openedAt(at, tenant, agent, `Alarme ${number}`)
    await addComment({ ...ctx, now: new Date(at.getTime() + 10 * MINUTE) }, incident.id, { body: 'Estamos olhando.' })
  }
}

/** Types what is promised for priority 1; a page that hears it already tidies it. */
async function promise(page: Page, metric: string, typed: string, tidied: string): Promise<void> {
  const cell = page.getByLabel(`${metric}, prioridade 1`, { exact: true })
  await expect(async () => {
    await cell.clear()
    await cell.fill(typed)
    await cell.blur()
    await expect(cell).toHaveValue(tidied, { timeout: 500 })
  }).toPass({ timeout: 15_000 })
}

/** A calendar that is open at all hours but those of lunch on working days. */
async function createLunchCalendar(page: Page): Promise<void> {
  await page.goto('/admin/calendars/new')
  await expect(async () => {
    await page.getByRole('button', { name: '24 horas, todos os dias' }).click()
    await expect(page.getByText('168 h por semana')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 15_000 })
  await page.getByRole('textbox', { name: 'Nome' }).first().fill('Plantão com almoço')
  const monday = page.getByRole('group', { name: 'segunda-feira' })
  await monday.getByLabel('Fim: segunda-feira, período 1').fill('12:00')
  await page.getByRole('button', { name: 'Adicionar período: segunda-feira' }).click()
  await monday.getByLabel('Fim: segunda-feira, período 2').fill('24:00')
  await page.getByRole('button', { name: 'Copiar segunda para ter. a sex.' }).click()
  await expect(page.getByText('163 h por semana')).toBeVisible()
  await page.getByRole('button', { name: 'Remover todos' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Criar' }).click()
  await expect(toast(page, 'Calendário criado.')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Plantão com almoço' })).toBeVisible()
}

/** Starts the dry run of a dialog and waits for its end; what it says meanwhile is looked at while no answer comes. */
async function simulate(page: Page, dialog: Locator): Promise<void> {
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  await page.route(/\/dry-runs\//, async (route) => {
    await held
    await route.continue()
  })
  await dialog.getByLabel('Período').selectOption('7 dias')
  await dialog.getByRole('button', { name: 'Simular nos últimos 7 dias' }).click()
  await expect(dialog.getByRole('progressbar', { name: 'Na fila…' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Cancelar simulação' })).toBeVisible()
  answer()
  await expect(dialog.getByRole('status').filter({ hasText: `${ANSWERED} chamados simulados` })).toBeVisible()
}

test('a policy is tried on the past, then changed for the tickets that are open', async ({ signIn, tenant }) => {
  const { page } = await signIn('admin')
  const agent = await createUser(tenant)
  await answeredYesterday(tenant, agent)
  await createLunchCalendar(page)

  await page.goto('/admin/policies/new')
  await promise(page, 'Primeira resposta', '300s', '5min')
  await promise(page, 'Resolução', '240min', '4h')
  await page.getByRole('textbox', { name: 'Nome' }).fill('Críticos')
  await page.getByRole('combobox', { name: 'Calendário', exact: true }).selectOption('Plantão com almoço')
  await page.getByLabel('Crítica').check()
  await page.getByRole('button', { name: 'Salvar…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Criar a política?' })
  await simulate(page, dialog)

  const figures = dialog.getByRole('region', { name: 'Antes e depois' })
  const after = figures.getByRole('row').filter({ hasText: 'Esta política (nova)' }).filter({ hasText: 'Primeira resposta' })
  await expect(after.getByRole('cell').nth(5)).toContainText(`de 0 para ${ANSWERED}`)
  const changed = dialog.getByRole('region', { name: 'Chamados que mudariam de resultado' })
  const rows = changed.getByRole('row').filter({ hasText: 'INC-' })
  await expect(rows).toHaveCount(25)
  await changed.getByRole('button', { name: 'Chamado' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(changed.getByRole('columnheader', { name: 'Chamado' })).toHaveAttribute('aria-sort', 'descending')
  await expect(rows.first()).toContainText('INC-000026')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Próxima página' }).click()
  await expect(rows).toHaveText([/INC-000001.*Alarme 1.*cumprido.*violado.*5 min/])
  await page.setViewportSize(NARROW)
  await expectNoOverflow(page)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  await dialog.getByRole('button', { name: 'Criar política' }).click()
  await expect(toast(page, 'Política criada.')).toBeVisible()
  await expect(policy(page, 'Críticos')).toContainText('Prioridade 1 · Plantão com almoço · Versão 1')
  await expectAccessible(page)

  const { incident } = await openedAt(new Date(Date.now() - 30 * MINUTE), tenant, agent, 'Site fora do ar')
  await openDesk(page, `/desk/incidents/${incident.number}`)
  await expect(resolution(page)).toContainText(/de 4 h/)
  await expect(resolution(page)).toContainText('Críticos · versão 1')
  const before = await resolution(page).locator('.clock').innerText()

  await page.goto('/admin/policies')
  await page.getByRole('link', { name: 'Críticos' }).click()
  await promise(page, 'Resolução', '120min', '2h')
  await page.getByRole('button', { name: 'Salvar…' }).click()
  await page.getByRole('dialog').getByLabel('Passam para a nova versão').check()
  await page.getByRole('dialog').getByRole('button', { name: 'Salvar versão 2' }).click()
  await expect(page.getByText(`${ANSWERED + 1} chamados abertos passaram para a nova versão.`)).toBeVisible()
  const newest = page.getByRole('group').filter({ hasText: 'Em vigor' })
  await expect(newest.getByRole('deletion')).toHaveText('4h')
  await expect(newest.getByRole('insertion')).toHaveText('2h')
  await expectAccessible(page)

  await openDesk(page, `/desk/incidents/${incident.number}`)
  await expect(resolution(page)).toContainText(/de 2 h/)
  await expect(resolution(page)).toContainText('Críticos · versão 2')
  await expect(resolution(page).locator('.clock')).not.toHaveText(before)
  await panel(page).getByRole('link', { name: 'Explicar: Resolução' }).click()
  const sheet = page.getByRole('dialog', { name: /Resolução/ })
  await expect(sheet.getByRole('row').filter({ hasText: 'Passou para a versão 2 da política' })).toContainText('meta de 2 h')
  await expectAccessible(page)
})
