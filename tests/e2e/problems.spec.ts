import type { Page } from '@playwright/test'
import { createTicket } from '../support/factories'
import { openDesk } from './support/desk'
import { expect, expectAccessible, test } from './support/test'

const toast = (page: Page, text: string | RegExp) => page.getByRole('listitem').filter({ hasText: text })
const status = (page: Page) => page.locator('main header .status')
const part = (page: Page, name: string) => page.getByRole('navigation', { name: 'Partes do problema' }).getByRole('link', { name })

async function write(page: Page, field: string, text: string): Promise<void> {
  const edit = page.getByRole('button', { name: `Editar ${field}` })
  const region = page.getByRole('region', { name: field, exact: true })
  await edit.click()
  await region.getByRole('textbox').fill(text)
  await region.getByRole('button', { name: 'Salvar' }).click()
  await expect(edit).toBeVisible()
}

test('incidents are grouped under a problem, its cause is found, and all are resolved together', async ({ signIn, tenant }) => {
  const { user: requester } = await signIn('requester')
  const { page } = await signIn('agent_l2')
  for (const title of ['Switch do 3º andar reiniciou', 'Sem rede no 3º andar', 'Rede caiu no terceiro andar']) {
    await createTicket(tenant, requester, { title })
  }

  await openDesk(page, '/desk/incidents')
  for (const number of ['INC-000001', 'INC-000002']) await page.getByRole('checkbox', { name: `Selecionar ${number}` }).check()
  await page.getByRole('button', { name: 'Agrupar em problema…' }).click()
  await page.getByRole('radio', { name: 'Novo problema' }).check()
  await page.getByLabel('Título do problema').fill('Switch do 3º andar reinicia')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Agrupar', exact: true }).click()
  await expect(toast(page, '2 incidentes vinculados a PRB-000001')).toBeVisible()

  await openDesk(page, '/desk/problems')
  await page.getByRole('link', { name: 'Switch do 3º andar reinicia' }).click()
  await expect(status(page)).toHaveText('Novo')
  await write(page, 'Causa raiz', 'A fonte superaquece')
  await write(page, 'Solução de contorno', 'Reiniciar **pelo painel**')
  await page.getByRole('button', { name: 'Avaliar' }).click()
  await page.getByRole('button', { name: 'Analisar a causa' }).click()
  await expect(status(page)).toHaveText('Análise de causa')
  await page.getByRole('button', { name: 'Publicar', exact: true }).click()
  await expect(page.getByText(/^Publicado em/)).toBeVisible()
  await expectAccessible(page)

  await part(page, 'Análise de causa').click()
  await page.getByLabel('1º por quê?', { exact: true }).fill('Por que a rede cai?')
  await page.getByLabel('1º por quê? Porque').fill('O switch reinicia')
  await page.getByRole('button', { name: 'Salvar' }).first().click()
  await expect(toast(page, 'Salvo')).toBeVisible()
  await expectAccessible(page)

  await part(page, 'Incidentes').click()
  await page.getByRole('button', { name: 'Procurar incidentes parecidos' }).click()
  await page.getByRole('checkbox', { name: 'Selecionar INC-000003' }).check()
  await page.getByRole('button', { name: 'Vincular (1)' }).click()
  await expect(page.getByRole('link', { name: 'INC-000003' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Resolver…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Resolver PRB-000001' })
  await dialog.getByLabel('Como foi corrigido').fill('Fonte trocada')
  await expect(dialog.getByText('Resolver também 3 incidentes em aberto')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Resolver', exact: true }).click()
  await expect(toast(page, 'Problema e 3 incidentes resolvidos')).toBeVisible()
  await expect(status(page)).toHaveText('Resolvido')

  await openDesk(page, '/desk/incidents/INC-000001')
  await expect(status(page)).toHaveText('Resolvido')
  await expect(page.getByRole('link', { name: 'PRB-000001' })).toBeVisible()
})

test('what recurs is proposed, and becomes a problem with its incidents', async ({ signIn, tenant }) => {
  const people = [(await signIn('requester')).user, (await signIn('requester')).user]
  const { page } = await signIn('agent')
  for (let n = 0; n < 6; n++) {
    const created_at = new Date(Date.now() - (n + 1) * 2 * 86_400_000)
    await createTicket(tenant, people[n % 2] ?? { id: '' }, { title: `Catraca não libera ${n}`, created_at, updated_at: created_at })
  }
  await openDesk(page, '/desk')
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.getByRole('link', { name: 'Tendências' }).click()
  await page.getByRole('button', { name: 'Procurar agora' }).click()
  await expect(page.getByText('6 incidentes em 30 dias')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Abrir problema' }).click()
  await expect(toast(page, 'PRB-000001 aberto com os incidentes')).toBeVisible()
  await part(page, 'Incidentes').click()
  await expect(page.getByRole('button', { name: /^Desvincular/ })).toHaveCount(6)
})
