import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { createTicket } from '../support/factories'
import { openDesk } from './support/desk'
import { expect, expectAccessible, expectNoOverflow, test } from './support/test'

const toast = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

async function choose(page: Page, action: string) {
  await page.getByRole('button', { name: 'Visão', exact: true }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('a queue is saved as a view, counted, exported, changed, deleted and brought back', async ({ signIn, tenant }) => {
  const { user } = await signIn('requester')
  const { page } = await signIn('agent')
  await createTicket(tenant, user, { title: 'Link fora do ar', priority: 1 })
  await createTicket(tenant, user, { title: '=1+1', priority: 1 })
  await createTicket(tenant, user, { title: 'Mouse', priority: 4 })

  await openDesk(page, '/desk/incidents?priority=1')
  await choose(page, 'Salvar visão')
  await page.getByRole('dialog').getByLabel('Nome').fill('Críticos')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Salvar' }).click()
  await expect(page).toHaveURL(/\/desk\/queues\/[\da-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Críticos')
  const link = page.getByRole('navigation', { name: 'Navegação principal' }).getByRole('link', { name: /Críticos/ })
  await expect(link).toContainText('2')
  const address = page.url()

  await page.getByRole('button', { name: 'Exportar' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Baixar CSV' }).click()])
  const file = readFileSync(await download.path(), 'utf8')
  expect(file.trimEnd().split('\r\n')).toHaveLength(3)
  expect(file).toContain("'=1+1")
  await page.keyboard.press('Escape')

  await openDesk(page, `${address}?priority=4`)
  await expect(page.getByText('Alterada')).toBeVisible()
  await choose(page, 'Salvar alterações na visão')
  await expect(page).toHaveURL(address)
  await expect(page.getByRole('link', { name: 'Mouse' })).toBeVisible()

  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await expect(page).toHaveURL(/\/desk\/incidents$/)
  await page.keyboard.press('g')
  await page.keyboard.press('1')
  await expect(page).toHaveURL(address)

  await choose(page, 'Excluir visão')
  await expect(page).toHaveURL(/\/desk\/incidents$/)
  await page.getByRole('button', { name: 'Desfazer' }).click()
  await expect(page).toHaveURL(address)
  await expect(toast(page, 'Visão “Críticos” de volta')).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoOverflow(page)
})

test('a canned reply is written once and put into a message by keyboard', async ({ signIn, tenant }) => {
  const { user } = await signIn('requester')
  const { page } = await signIn('agent')
  await createTicket(tenant, user, { title: 'VPN' })

  await openDesk(page, '/desk/replies')
  await page.getByRole('button', { name: 'Nova resposta' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nome').fill('Recebemos')
  await dialog.getByLabel('Texto').fill('Olá, {{nome}}')
  await dialog.getByRole('button', { name: 'Criar' }).click()
  await expect(dialog.getByText(/Há uma variável que não existe/)).toBeVisible()
  await dialog.getByLabel('Texto').fill('Recebemos o {{ticket.number}}.')
  await dialog.getByRole('button', { name: 'Criar' }).click()
  await expect(toast(page, 'Resposta pronta criada')).toBeVisible()
  await expectAccessible(page)

  await openDesk(page, '/desk/incidents/INC-000001')
  await page.getByRole('button', { name: 'Responder' }).click()
  const field = page.getByRole('textbox', { name: 'Responder' })
  await field.press('/')
  await page.getByPlaceholder('Buscar pelo nome ou pelo texto…').fill('receb')
  await expect(page.getByRole('option', { name: /Recebemos/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('Recebemos o INC-000001.')
  await expect(field).toBeFocused()
})

test('people and the audit are exported as they are filtered', async ({ signIn }) => {
  await signIn('requester')
  const { page, user } = await signIn('admin')
  async function download(path: string) {
    await page.goto(path)
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Exportar CSV' }).click()])
    return { name: file.suggestedFilename(), lines: readFileSync(await file.path(), 'utf8').trimEnd().split('\r\n') }
  }
  const people = await download('/admin/people?role=admin')
  expect(people.name).toMatch(/^people-\d{4}-\d\d-\d\d\.csv$/)
  expect(people.lines[0]).toContain('Nome;E-mail;Telefone')
  expect(people.lines.filter((line) => line.includes(user.id))).toHaveLength(1)
  expect(people.lines.every((line, index) => index === 0 || line.includes(';Administrador;'))).toBe(true)
  const audit = await download('/admin/audit?entity=export')
  expect(audit.lines.filter((line) => line.includes('users.exported'))).toHaveLength(1)
})
