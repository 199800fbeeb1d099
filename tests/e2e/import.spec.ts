import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoOverflow, test } from './support/test'

const SAMPLE = fileURLToPath(new URL('../fixtures/servicenow-sample.csv', import.meta.url))

async function upload(page: Page, file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Importar' }).click()
  await expect(page).toHaveURL(/\/admin\/imports\/[\w-]{36}$/)
}

/** The figure below its name. */
const count = (page: Page, name: string) => page.locator('dl div').filter({ hasText: name }).locator('dd')

test('a log of another tool becomes incidents with their own past', async ({ signIn }) => {
  const { page } = await signIn('admin')
  await page.goto('/admin/imports')
  await upload(page, SAMPLE)
  await expect(page.getByText('Concluída', { exact: true }).first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('19 de 19 linhas')).toBeVisible()
  await expect(count(page, 'Criados')).toHaveText('4')
  await expect(count(page, 'Linhas recusadas')).toHaveText('5')
  const refused = page.getByRole('row').filter({ hasText: 'Data que não existe em sys_updated_at: 31-02-2017 12:00' })
  await expect(refused).toContainText('15')
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Baixar como CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)

  await page.getByRole('link', { name: 'Ver incidentes importados' }).click()
  await page.getByRole('link', { name: 'Hardware / Printer / Paper jam' }).click()
  await expect(page).toHaveURL(/\/desk\/incidents\/INC-000001$/)
  await page.getByRole('link', { name: 'Linha do tempo' }).click()
  // Times as the log has them, in the organisation's zone; the stored instants are UTC.
  const at = (instant: string) => page.locator(`main ol time[datetime="${instant}"]`)
  await expect(at('2017-10-15T01:30:00.000Z').first()).toHaveText(/14\D+out\D+2017.*22:30|14\/10\/2017.*22:30/)
  await expect(at('2017-10-16T13:00:00.000Z').first()).toBeVisible()
  await expect(at('2017-10-21T14:00:00.000Z').first()).toBeVisible()

  await page.goto('/admin/imports')
  await upload(page, SAMPLE)
  await expect(page.getByText('Concluída', { exact: true }).first()).toBeVisible({ timeout: 30_000 })
  await expect(count(page, 'Criados')).toHaveText('0')
  await expect(count(page, 'Sem mudança')).toHaveText('4')
})

test('of a plain table one says what each column is', async ({ signIn }) => {
  const { page } = await signIn('manager')
  await page.goto('/admin/imports')
  await page.getByLabel('Planilha CSV').check()
  const buffer = Buffer.from('Assunto,Situação,Andar\nProjetor apagado,Novo,3\n')
  await page.locator('input[type=file]').setInputFiles({ name: 'planilha.csv', mimeType: 'text/csv', buffer })
  const columns = page.getByRole('region', { name: 'O que é cada coluna' })
  await expect(columns).toContainText('Projetor apagado')
  await columns.getByLabel('Campo do incidente: Assunto').selectOption('')
  await expect(page.getByText('Escolha qual coluna é o título.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Importar' })).toBeDisabled()
  await columns.getByLabel('Campo do incidente: Assunto').selectOption('Título')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Importar' }).click()
  await expect(page).toHaveURL(/\/admin\/imports\/[\w-]{36}$/)
  await expect(count(page, 'Criados')).toHaveText('1', { timeout: 30_000 })
  await page.getByRole('link', { name: 'Ver incidentes importados' }).click()
  await expect(page.getByRole('link', { name: 'Projetor apagado' })).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })

  test('an import fits and can be read', async ({ signIn }) => {
    const { page } = await signIn('admin')
    await page.goto('/admin/imports')
    await upload(page, SAMPLE)
    await expect(count(page, 'Linhas recusadas')).toHaveText('5', { timeout: 30_000 })
    await expect(page.getByRole('link', { name: 'Baixar como CSV' })).toBeVisible()
    for (const path of [page.url(), '/admin/imports']) {
      await page.goto(path)
      await expectNoOverflow(page)
      await expectAccessible(page)
    }
  })
})
