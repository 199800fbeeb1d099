import type { Page } from '@playwright/test'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { newId } from '@/lib/platform/ids'
import { createUser, ctxFor, type TestTenant, type TestUser } from '../support/factories'
import { ownerSql } from '../support/owner'
import { openDesk, reloadDesk } from './support/desk'
import { expect, expectAccessible, expectNoOverflow, test } from './support/test'

const MINUTE = 60_000
const NARROW = { width: 390, height: 844 }

/** What is critical is counted around the clock: 15 minutes to the first response, 4 hours to the resolution. */
const CRITICAL = { impact: 'high', urgency: 'high' } as const

/** Opens an incident for somebody, some minutes ago. */
async function openedAgo(tenant: TestTenant, agent: TestUser, minutes: number, given: { title: string; impact?: 'high'; urgency?: 'high' }) {
  const ctx = ctxFor(tenant, agent, { now: new Date(Date.now() - minutes * MINUTE) })
  const { id } = await createUser(tenant, { role: 'requester' })
  return { ctx, incident: await createIncident(ctx, { ...given, requesterId: id }) }
}

const panel = (page: Page) => page.getByRole('complementary', { name: 'Detalhes' })
/** The clock of a metric on the ticket's page. */
const clock = (page: Page, metric: string) => panel(page).getByRole('listitem').filter({ hasText: metric }).locator('.clock')
const row = (page: Page, number: string) => page.getByRole('row').filter({ hasText: number })

test('a clock runs, pauses, goes on, and explains itself', async ({ signIn, tenant }) => {
  const { page, user } = await signIn('agent')
  const { ctx, incident } = await openedAgo(tenant, user, 30, { title: 'VPN não conecta', ...CRITICAL })
  await addComment({ ...ctx, now: new Date(ctx.now.getTime() + 10 * MINUTE) }, incident.id, { body: 'Estamos olhando.' })

  await openDesk(page, `/desk/incidents/${incident.number}`)
  await expect(clock(page, 'Primeira resposta')).toHaveText('cumprido')
  const resolution = clock(page, 'Resolução')
  await expect(resolution).toHaveText(/^3 h (29|30) min$/)
  await expect(resolution).toHaveAttribute('title', /^Resolução: vence em .* BRT$/)

  await page.getByRole('button', { name: 'Situação' }).click()
  await page.getByRole('menuitem', { name: 'Colocar em espera' }).click()
  const hold = page.getByRole('dialog')
  await hold.getByLabel('À espera de quê?').selectOption('Aguardando solicitante')
  await hold.getByRole('button', { name: 'Colocar em espera' }).click()
  await expect(resolution).toHaveText(/^pausado · resta 3 h (29|30) min$/)

  await page.getByRole('button', { name: 'Situação' }).click()
  await page.getByRole('menuitem', { name: 'Iniciar atendimento' }).click()
  await expect(resolution).toHaveText(/^3 h (29|30) min$/)

  const link = panel(page).getByRole('link', { name: 'Explicar: Resolução' })
  await link.focus()
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: /Resolução/ })
  await expect(page).toHaveURL(/\?sla=resolution$/)
  for (const line of [/O relógio começou.*prioridade Crítica · meta de 4 h/, /Expediente/, /Em pausa: Aguardando solicitante/]) {
    await expect(sheet.getByRole('row').filter({ hasText: line }).first()).toBeVisible()
  }
  const used = await sheet.getByRole('definition').nth(1).textContent()
  await expect(sheet.getByRole('row').filter({ hasText: 'Soma do que conta' })).toContainText(used ?? '?')
  await expectAccessible(page)

  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(page).toHaveURL(new RegExp(`/${incident.number}$`))
  await expect(link).toBeFocused()

  await page.setViewportSize(NARROW)
  await openDesk(page, `/desk/incidents/${incident.number}?sla=first_response`)
  const other = page.getByRole('dialog', { name: /Primeira resposta/ })
  await expect(other.getByText('Primeira resposta ao solicitante')).toBeVisible()
  await expectNoOverflow(page)
  await expectAccessible(page)
})

test('the queue and the home page put what is late first', async ({ signIn, tenant }) => {
  const { page, user } = await signIn('agent')
  const calm = await openedAgo(tenant, user, 1, { title: 'Trocar o toner' })
  const close = await openedAgo(tenant, user, 190, { title: 'Link de dados oscila', ...CRITICAL })
  await addComment({ ...close.ctx, now: new Date(close.ctx.now.getTime() + MINUTE) }, close.incident.id, { body: 'Estamos olhando.' })
  const late = await openedAgo(tenant, user, 300, { title: 'Site fora do ar', ...CRITICAL })

  await openDesk(page, '/desk')
  const soon = page.getByRole('listitem').filter({ has: page.locator('.clock') })
  await expect(soon.filter({ hasText: 'Site fora do ar' }).first()).toContainText(/violado há 4 h 4\d min/)
  await expectAccessible(page)
  await page.getByRole('link', { name: '1 violados' }).click()
  await expect(page).toHaveURL(/\/desk\/incidents\?sla=breached&sort=dueAt$/)
  await expect(page.locator('td[data-c=number]')).toHaveText([late.incident.number])

  await page.getByRole('group', { name: 'Filtros' }).getByRole('button', { name: /^SLA/ }).click()
  await page.getByRole('dialog').getByLabel('Violado').uncheck()
  await page.getByRole('dialog').getByLabel('Perto do prazo').check()
  await expect(page).toHaveURL(/sla=warning/)
  await expect(page.locator('td[data-c=number]')).toHaveText([close.incident.number])
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'Limpar filtros' }).click()
  const numbers = page.locator('td[data-c=number]')
  await expect(numbers).toHaveText([late, close, calm].map(({ incident }) => incident.number))
  await page.getByRole('columnheader', { name: 'SLA' }).getByRole('link').click()
  await expect(page).toHaveURL(/sort=-dueAt/)
  await expect(numbers).toHaveText([calm, close, late].map(({ incident }) => incident.number))

  const ticking = row(page, close.incident.number).locator('.clock')
  await expect(ticking).toHaveAttribute('data-look', 'warning')
  const shown = await ticking.innerText()
  expect(shown).toMatch(/\d+ min \d\d s/)
  await expect(ticking).not.toHaveText(shown.replace(/^.*:\s*/, ''))
  await expectAccessible(page)
})

test('notices ring the bell until they are read', async ({ signIn, tenant }) => {
  const { page, user } = await signIn('agent')
  const { incident } = await openedAgo(tenant, user, 20, { title: 'Rede fora do ar', ...CRITICAL })
  const data = { number: incident.number, title: incident.title, metric: 'first_response', dueAt: incident.sla.firstResponse?.dueAt }
  for (const type of ['sla_warning', 'sla_breach']) {
    await ownerSql(
      `insert into notification (tenant_id, id, user_id, type, key, ticket_id, data, created_at) values ($1, $2, $3, $4, $4, $5, $6, clock_timestamp())`,
      [tenant.id, newId(), user.id, type, incident.id, data],
    )
  }
  await openDesk(page, '/desk')
  await page.getByRole('button', { name: 'Notificações, 2 novas' }).click()
  const list = page.getByRole('dialog', { name: 'Notificações' })
  await expect(list.getByRole('listitem')).toHaveText([/Primeira resposta: prazo violado em .* e mais 1/])
  await expectAccessible(page)

  await list.getByRole('link', { name: /Rede fora do ar/ }).first().click()
  await expect(page).toHaveURL(new RegExp(`/desk/incidents/${incident.number}$`))
  await expect(page.getByRole('button', { name: 'Notificações, nenhuma nova' })).toBeVisible()
  await reloadDesk(page)
  await expect(page.getByRole('button', { name: 'Notificações, nenhuma nova' })).toBeVisible()
})
