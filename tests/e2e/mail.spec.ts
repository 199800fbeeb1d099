import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { createUser, ctxFor } from '../support/factories'
import { openDesk } from './support/desk'
import { expect, expectAccessible, expectNoOverflow, siteUrl, test } from './support/test'

const NARROW = { width: 390, height: 844 }

test('what an agent answers reaches the requester by mail, in the organisation’s own words', async ({ signIn, tenant }) => {
  const { page, user } = await signIn('admin')
  await page.goto('/admin/mail/templates/public_reply?locale=pt-BR')
  const preview = page.frameLocator('iframe')
  await expect(preview.getByText('Trocamos o cabo do switch. Pode testar, por favor?', { exact: true })).toBeVisible()
  const body = page.getByRole('textbox', { name: 'Mensagem' })
  await body.fill('Notícias de {{organisation}} sobre {{nothing}}')
  await expect(page.getByText('Não há a variável nothing')).toBeVisible()
  await body.fill('Notícias de {{organisation}}:\n\n{{comment}}')
  await expect(preview.getByText(`Notícias de ${tenant.name}:`, { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Salvar' }).click()
  await expect(page.getByText('Texto salvo').first()).toBeVisible()

  const requester = await createUser(tenant, { role: 'requester' })
  const ctx = ctxFor(tenant, user)
  const { id, number } = await createIncident(ctx, { title: 'Sem rede', requesterId: requester.id })
  const sent = (event: string) =>
    expect(async () => {
      await page.goto('/admin/mail/sent')
      await expect(page.getByRole('row').filter({ hasText: event }).getByText('Enviada')).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 30_000 })
  await sent('Chamado recebido')
  await addComment({ ...ctx, now: new Date() }, id, { body: 'Pode testar?', visibility: 'public' })
  await sent('Resposta da equipe')
  await page.goto(siteUrl(tenant, '/dev/mailbox'))
  await page.getByRole('link', { name: `[${number}] Sem rede` }).first().click()
  const mail = page.frameLocator('iframe')
  await expect(mail.getByText(`Notícias de ${tenant.name}:`, { exact: true })).toBeVisible()
  await expect(mail.getByText('Pode testar?', { exact: true })).toBeVisible()
  await page.getByText('Cabeçalhos').click()
  await expect(page.getByText('In-Reply-To')).toBeVisible()
})

test('who is told of what is the organisation’s to say, and each person’s to switch off', async ({ signIn, tenant }) => {
  const { page } = await signIn('admin')
  await page.goto('/admin/mail/notices')
  const cell = page.getByRole('checkbox', { name: 'No aplicativo: Atribuído → Observadores' })
  await expect(async () => {
    await cell.check({ timeout: 500 })
    await page.getByRole('button', { name: 'Salvar' }).click()
    await expect(page.getByText('Avisos salvos').first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 15_000 })
  await page.reload()
  await expect(cell).toBeChecked()
  await expectAccessible(page)
  await page.setViewportSize(NARROW)
  await expectNoOverflow(page)

  const { page: own, user } = await signIn('agent')
  await own.goto('/account')
  const mine = own.getByRole('checkbox', { name: 'No aplicativo: Atribuído' })
  const card = own.locator('#notifications')
  await expect(async () => {
    await mine.uncheck({ timeout: 500 })
    await card.getByRole('button', { name: 'Salvar' }).click()
    await expect(own.getByText('Preferências salvas').first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 15_000 })

  const boss = ctxFor(tenant, await createUser(tenant, { role: 'manager', name: 'Duda' }))
  const requester = await createUser(tenant, { role: 'requester', name: 'Rita' })
  const { id } = await createIncident(boss, { title: 'Impressora', requesterId: requester.id, assigneeId: user.id })
  await addComment({ ...ctxFor(tenant, requester), now: new Date() }, id, { body: 'Continua parada' })
  await openDesk(own, '/desk')
  await expect(async () => {
    await own.reload()
    await own.getByRole('button', { name: /^Notificações, 1 nova/ }).click({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await expect(own.getByText('Nova: Rita respondeu')).toBeVisible()
  await own.getByRole('button', { name: 'Marcar como lida' }).click()
  await expect(own.getByRole('button', { name: 'Notificações, nenhuma nova' })).toBeVisible()
})
