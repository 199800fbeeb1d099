import type { Page } from '@playwright/test'
import { openDesk } from './support/desk'
import { expect, expectAccessible, expectNoOverflow, test } from './support/test'

const editor = (page: Page) => page.getByRole('textbox', { name: 'Texto do artigo' })

async function beginArticle(page: Page, title: string): Promise<void> {
  await openDesk(page, '/desk/kb/new')
  await page.getByRole('textbox', { name: 'Título' }).fill(title)
  await page.getByLabel('Modelo').selectOption('general')
  await page.getByRole('button', { name: 'Criar rascunho' }).click()
  await expect(editor(page)).toBeVisible()
}

/** Puts a text in place of what is there, in Markdown. */
async function writeSource(page: Page, markdown: string): Promise<void> {
  await page.getByRole('button', { name: 'Markdown' }).click()
  await editor(page).fill(markdown)
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').filter({ hasText: /^Salvo às/ })).toBeVisible()
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Publicar/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publicar' }).click()
  await expect(page.getByText('Publicado', { exact: true }).first()).toBeVisible()
}

test('an article is written as it looks, published, changed and compared', async ({ signIn }) => {
  const { page } = await signIn('agent_l2')
  await beginArticle(page, 'Como abrir a VPN')
  await writeSource(page, '## Passos\n\n1. Abrir o cliente\n2. Entrar\n\n> [!TIP]\n> Use o **MFA**.\n')
  await page.getByRole('button', { name: 'Visual' }).click()
  await expect(editor(page).getByRole('heading', { name: 'Passos' })).toBeVisible()
  await editor(page).getByText('Entrar').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Confirmar no celular')
  await save(page)
  await expectAccessible(page)
  await publish(page)

  await openDesk(page, '/desk/kb/KB-000001')
  await expect(page.getByRole('article').getByRole('listitem')).toHaveText(['Abrir o cliente', 'Entrar', 'Confirmar no celular'])
  await expectAccessible(page)
  await expectNoOverflow(page)

  await page.getByRole('link', { name: 'Editar' }).click()
  await writeSource(page, '## Passos\n\n1. Abrir o cliente\n')
  await save(page)
  await page.getByRole('link', { name: 'Versões' }).click()
  await expect(page.getByRole('region', { name: 'Diferenças' }).locator('del').first()).toBeVisible()
  await expectAccessible(page)
})

test('two people who write at once are told, and nothing is lost', async ({ signIn }) => {
  const { page: ana } = await signIn('agent_l2')
  await beginArticle(ana, 'Impressora sem papel')
  const { page: bruno, user } = await signIn('agent_l2')
  await openDesk(bruno, '/desk/kb/KB-000001/edit')
  await writeSource(bruno, 'O texto do Bruno')
  await save(bruno)

  await writeSource(ana, 'O texto da Ana')
  await ana.keyboard.press('Control+s')
  const dialog = ana.getByRole('dialog', { name: 'Outra pessoa alterou este rascunho' })
  await expect(dialog.getByRole('region', { name: `Texto salvo por ${user.name}` })).toContainText('O texto do Bruno')
  await expect(dialog.getByRole('region', { name: 'Seu texto' })).toContainText('O texto da Ana')
  await dialog.getByRole('button', { name: 'Salvar o meu por cima' }).click()
  await expect(ana.getByRole('status').filter({ hasText: /^Salvo às/ })).toBeVisible()
})

test('a reviewer comments and approves', async ({ signIn }) => {
  const { page: bruno, user } = await signIn('agent')
  const { page: ana } = await signIn('agent')
  await beginArticle(ana, 'Senha expirada')
  await writeSource(ana, 'Troque a senha no portal.')
  await save(ana)
  await ana.getByRole('button', { name: 'Pedir revisão' }).click()
  const dialog = ana.getByRole('dialog')
  await dialog.getByLabel(user.name).check()
  await dialog.getByRole('button', { name: 'Pedir revisão' }).click()
  await ana.waitForURL(/\/desk\/kb\/reviews\//)

  await openDesk(bruno, new URL(ana.url()).pathname)
  await bruno.getByRole('textbox', { name: 'Comentário' }).fill('Falta o endereço do portal.')
  await bruno.getByRole('button', { name: 'Comentar', exact: true }).click()
  await expect(bruno.getByRole('listitem').filter({ hasText: 'Falta o endereço do portal.' })).toBeVisible()
  await expectAccessible(bruno)
  await bruno.getByRole('button', { name: 'Aprovar' }).click()
  await expect(bruno.getByText('Aprovada')).toBeVisible()
})

test('what the visual editor cannot keep stays in Markdown', async ({ signIn }) => {
  const { page } = await signIn('agent')
  await beginArticle(page, 'Direitos')
  await writeSource(page, '&copy; 2026')
  await save(page)
  await page.getByRole('button', { name: 'Visual' }).click()
  await expect(page.getByText('O editor visual não consegue manter tudo')).toBeVisible()
  await expect(editor(page)).toHaveValue('&copy; 2026')
})

test('categories are made and put in order', async ({ signIn }) => {
  const { page } = await signIn('manager')
  await page.goto('/admin/kb')
  for (const name of ['Redes', 'Contas']) {
    await page.getByRole('button', { name: 'Nova categoria' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nome em português').fill(name)
    await dialog.getByRole('button', { name: 'Criar' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Subir Contas' }).click()
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('Contas')
  await expectAccessible(page)
  await expectNoOverflow(page)
})
