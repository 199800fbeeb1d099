import { ingest } from '@/lib/channels/email/ingest'
import type { TestTenant } from '../support/factories'
import { expect, expectAccessible, expectNoOverflow, test } from './support/test'

const NARROW = { width: 390, height: 844 }

function take(tenant: TestTenant, subject: string, headers: string[] = []): Promise<unknown> {
  const lines = ['From: Ana Cliente <ana@cliente.test>', `Subject: ${subject}`, `Message-ID: <${crypto.randomUUID()}@cliente.test>`, ...headers]
  const raw = Buffer.from(`${lines.join('\r\n')}\r\n\r\nA esteira parou.\r\n\r\nEnviado do meu iPhone\r\n`)
  return ingest(raw, { source: 'api', recipients: [], tenantId: tenant.id, mailboxId: null })
}

test('an admin sees what became of a message, and makes a ticket of one that was ignored', async ({ signIn, tenant }) => {
  await take(tenant, 'Esteira parada')
  await take(tenant, 'Boletim de novembro', ['Precedence: bulk'])
  const { page } = await signIn('admin')
  await page.goto('/admin/mail/inbound')
  await expect(page.getByRole('row').filter({ hasText: 'Esteira parada' })).toContainText('INC-000001')
  await expectAccessible(page)

  await page.getByLabel('Situação').selectOption('Ignorado')
  await page.getByRole('button', { name: 'Filtrar' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Esteira parada' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Boletim de novembro' }).click()
  await expect(page.getByText('lista ou boletim', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize(NARROW)
  await expectNoOverflow(page)

  await page.getByRole('button', { name: 'Abrir incidente' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Abrir incidente' }).click()
  await page.getByRole('link', { name: 'INC-000002' }).click()
  await expect(page.getByRole('heading', { name: /Boletim de novembro/ })).toBeVisible()
  await expect(page.getByText('A esteira parou.')).toBeVisible()
})

test('an admin adds a mailbox, pauses and removes it', async ({ signIn }) => {
  const { page } = await signIn('admin')
  await page.goto('/admin/mail/mailboxes')
  await page.getByRole('button', { name: 'Nova caixa' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nome').fill('Fábrica')
  await dialog.getByLabel('Endereço').fill('fabrica@empresa.test')
  await dialog.getByLabel('Como os e-mails chegam').selectOption('Buscados por IMAP')
  await expect(dialog.getByLabel('Servidor')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel('Como os e-mails chegam').selectOption('Encaminhados')
  await dialog.getByRole('button', { name: 'Criar' }).click()
  await expect(page.getByRole('heading', { name: 'Fábrica' })).toBeVisible()

  await page.getByRole('button', { name: 'Pausar' }).click()
  await expect(page.getByText('Pausada', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Remover Fábrica' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remover' }).click()
  await expect(page.getByRole('heading', { name: 'Fábrica' })).toHaveCount(0)
})
