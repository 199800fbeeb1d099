import { givenArticle } from '../support/articles'
import { createTicket } from '../support/factories'
import { openDesk } from './support/desk'
import { expect, expectAccessible, expectNoOverflow, test } from './support/test'

const VPN = { title: 'Configurar a VPN', summary: 'Conectar de casa à rede da empresa', text: 'Instale o certificado raiz e tente de novo.' }

test('an answer appears while a ticket is written, is read in place, and spares the ticket', async ({ signIn, tenant }) => {
  const { user } = await signIn('agent')
  await givenArticle(tenant, user, VPN)
  await givenArticle(tenant, user, { title: 'VPN do datacenter', visibility: 'agents' })
  const { page } = await signIn('requester')

  await page.goto('/portal/new')
  const title = page.getByRole('textbox', { name: 'O que está acontecendo?' })
  await title.fill('VPN não conecta de casa')
  const offers = page.getByRole('region', { name: 'Talvez isto resolva agora' })
  await expect(offers.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('status').filter({ hasText: '1 sugestão' })).toBeAttached()
  const offer = offers.getByRole('button', { name: VPN.title })
  await offer.press('Enter')
  await expect(offer).toHaveAttribute('aria-expanded', 'true')
  await expect(offers).toContainText(VPN.text)
  await expectAccessible(page)
  await expectNoOverflow(page)

  await offers.getByRole('button', { name: 'Isso resolveu' }).click()
  await expect(page.getByRole('heading', { name: 'Que bom que resolveu!' })).toBeFocused()
  await expect(title).toBeHidden()
  await page.getByRole('button', { name: 'Desfazer e continuar o chamado' }).click()
  await expect(title).toHaveValue('VPN não conecta de casa')
  await offers.getByRole('button', { name: 'Não ajudou' }).click()
  await expect(offers).toHaveCount(0)
  await page.getByRole('button', { name: 'Enviar chamado' }).click()
  await expect(page).toHaveURL(/\/portal\/tickets\/INC-/)
})

test('an article is sent from an incident, and taken off again', async ({ signIn, tenant }) => {
  const { user } = await signIn('requester')
  const { page, user: agent } = await signIn('agent')
  await givenArticle(tenant, agent, VPN)
  await createTicket(tenant, user, { title: 'VPN não conecta de casa' })

  await openDesk(page, '/desk/incidents/INC-000001')
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Responder' })).toHaveValue(/^\[Configurar a VPN\]\(http.*\)\n\n> Conectar de casa/)
  await page.getByRole('button', { name: 'Desvincular KB-000001' }).click()
  await expect(page.getByText('Nenhum artigo vinculado.')).toBeVisible()
  await page.goto('/desk/incidents/INC-000001?tab=timeline')
  await expect(page.getByText('enviou o artigo')).toBeVisible()
})

test('searches that find nothing are gaps, until they are put aside', async ({ signIn }) => {
  const { page } = await signIn('manager')
  await page.goto('/desk/kb')
  await page.evaluate(async () => (await fetch('/api/v1/kb/search?q=drone')).status)
  await page.goto('/desk/kb/insights')
  const gap = page.getByRole('listitem').filter({ hasText: 'drone' })
  await expect(gap).toContainText('1 busca sem resultado de 1')
  await expectAccessible(page)
  await expectNoOverflow(page)
  await gap.getByRole('button', { name: 'Dispensar: drone' }).click()
  await expect(gap).toHaveCount(0)
})
