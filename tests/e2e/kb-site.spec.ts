import type { APIRequestContext } from '@playwright/test'
import { createArticle } from '@/lib/knowledge/articles/create'
import { changeSlug } from '@/lib/knowledge/translations/update'
import { createTenant, createUser, ctxFor, type TestTenant } from '../support/factories'
import { ownerSql } from '../support/owner'
import { createKey } from '../support/personal-key'
import { publishedArticle } from '../support/published'
import { expect, expectAccessible, expectNoOverflow, rootUrl, siteUrl, test } from './support/test'

const NARROW = { width: 390, height: 844 }
const BODY = `Antes de tudo.

## Conectar

1. Abra o programa.

> [!TIP]
> Guarde a senha.

## Tabela

| O que aparece | O que fazer |
| --- | --- |
| Erro 809 | Troque o protocolo |

## Ainda assim

\`\`\`
ping intranet
\`\`\`
`

async function given(tenant: TestTenant, more: object = {}) {
  const manager = ctxFor(tenant, await createUser(tenant, { role: 'manager' }))
  return { manager, ...(await publishedArticle(manager, { title: 'Configurar a VPN', summary: 'Passo a passo.', body: BODY, tags: ['vpn'], ...more })) }
}

/** Asks the host of a tenant, which not every resolver knows, and follows nothing. */
const ask = (request: APIRequestContext, { slug }: Pick<TestTenant, 'slug'>, path: string) =>
  request.get(rootUrl(path), { headers: { host: new URL(siteUrl({ slug }, '/')).host }, maxRedirects: 0 })

const votes = (versionId: string) => ownerSql<{ helpful: boolean; comment: string }>('select helpful, comment from kb_feedback where version_id = $1', [versionId])

test('a visitor finds an article, reads it and says whether it helped', async ({ page, tenant }) => {
  const { slug, versionId } = await given(tenant)
  await page.goto(siteUrl(tenant, '/kb'))
  await expect(page).toHaveURL(/\/kb\/pt-BR$/)
  await expectAccessible(page)
  await page.getByRole('searchbox').fill('vpn conectar')
  await page.getByRole('button', { name: 'Buscar' }).click()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Configurar a VPN' }).click()
  await expect(page).toHaveURL(new RegExp(`/kb/pt-BR/articles/${slug}$`))
  await expect(page.getByRole('navigation', { name: 'Nesta página' }).getByRole('link')).toHaveCount(3)
  await expectAccessible(page)
  await page.setViewportSize(NARROW)
  await expectNoOverflow(page)

  await page.getByRole('button', { name: 'Não' }).click()
  await expect(page.getByRole('status')).toHaveText('Obrigado pela resposta!')
  await page.getByLabel('O que faltou ou está errado? (opcional)').fill('Faltou o Mac')
  await page.getByRole('button', { name: 'Enviar comentário' }).click()
  await expect(page.getByRole('status')).toHaveText('Comentário enviado. Obrigado!')
  expect(await votes(versionId)).toEqual([{ helpful: false, comment: 'Faltou o Mac' }])
})

test('everything works without a script', async ({ browser, tenant }) => {
  const { slug, versionId } = await given(tenant)
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'pt-BR' })
  const page = await context.newPage()
  await page.goto(siteUrl(tenant, `/kb/pt-BR/articles/${slug}`))
  await page.getByRole('button', { name: 'Sim' }).click()
  await expect(page.getByRole('heading', { name: 'Obrigado pela resposta!' })).toBeVisible()
  await page.getByLabel('Quer contar o que ajudou? (opcional)').fill('A tabela')
  await page.getByRole('button', { name: 'Enviar comentário' }).click()
  await expect(page.getByRole('heading', { name: 'Comentário enviado. Obrigado!' })).toBeVisible()
  expect(await votes(versionId)).toEqual([{ helpful: true, comment: 'A tabela' }])
  await page.getByRole('link', { name: 'Voltar ao artigo' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Configurar a VPN' })).toBeVisible()
  await context.close()
})

test('addresses answer as search engines need it, and nothing internal is among them', async ({ request, tenant }) => {
  const { manager, id, slug } = await given(tenant)
  const hidden = await given(tenant, { title: 'Só para agentes', visibility: 'agents' })
  const get = (path: string) => ask(request, tenant, path)

  const page = await get(`/kb/pt-BR/articles/${slug}`)
  expect(page.status()).toBe(200)
  expect(page.headers()).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'public, max-age=0, must-revalidate' })
  const policy = page.headers()['content-security-policy']
  expect(policy).toMatch(/script-src 'sha256-[\w+/=]+'/)
  expect(policy).not.toContain('unsafe')
  const html = await page.text()
  expect(html).toContain(`<link rel="canonical" href="${siteUrl(tenant, `/kb/pt-BR/articles/${slug}`)}"/>`)
  expect(html).toContain('"@type":"BreadcrumbList"')

  await changeSlug(manager, id, 'pt-BR', { slug: 'vpn-nova' })
  for (const path of [`/kb/pt-BR/articles/${hidden.slug}`, '/kb/pt-BR/articles/nada', '/kb/pt-BR/categories/nada', '/kb/pt-BR/x/y', '/kb/xx']) {
    const missing = await get(path)
    expect(missing.status(), path).toBe(404)
    expect(await missing.text()).toContain('role="search"')
  }
  expect((await get('/robots.txt')).headers()['content-type']).toContain('text/plain')
  const sitemap = await (await get('/sitemap.xml')).text()
  expect(sitemap).not.toContain(hidden.slug)
  expect((await get('/kb/pt-BR/feed.xml')).headers()['content-type']).toContain('application/rss+xml')
  const picture = await get('/kb/pt-BR/articles/vpn-nova/og.png')
  expect(picture.headers()['content-type']).toBe('image/png')
  expect((await ask(request, { slug: 'nobody-here' }, '/kb/pt-BR')).status()).toBe(404)
})

test('addresses that nobody wrote are not found, and never a failure', async ({ request, tenant }) => {
  await given(tenant)
  const made = ['%00', '%2e%2e%2f%2e%2e', 'a%2Fb', '%EF%BF%BD', `${'x'.repeat(5_000)}`, '<script>', 'VPN', '-']
  const paths = made.flatMap((slug) => [`/kb/pt-BR/articles/${slug}`, `/kb/pt-BR/categories/${slug}`, `/kb/pt-BR/articles/${slug}/og.png`])
  for (const path of [...paths, '/kb/pt-BR/articles/%2e%2e/nada', '/kb/pt-BR/categories/x/1', '/kb/pt-BR/categories/x/9999', '/kb/sitemap-2.xml', '/kb/%00', '/kb/pt-BR/articles/%F0%9F']) {
    const status = (await ask(request, tenant, path)).status()
    expect([308, 400, 404], `${path.slice(0, 80)}: ${status}`).toContain(status)
  }
})

test('a page is its organisation’s own, whatever headers say', async ({ request, tenant }) => {
  const { slug } = await given(tenant)
  const other = await createTenant()
  const path = `/kb/pt-BR/articles/${slug}`
  const own = await ask(request, tenant, path)
  const html = await own.text()
  const host = new URL(siteUrl(tenant, '/')).host
  const again = (headers: Record<string, string>) => request.get(rootUrl(path), { headers: { host, ...headers }, maxRedirects: 0 })
  expect(await (await again({ 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' })).text()).toBe(html)
  expect((await again({ 'if-none-match': own.headers().etag ?? '' })).status()).toBe(304)
  expect((await ask(request, other, path)).status()).toBe(404)
  const dotted = await request.get(rootUrl(path), { headers: { host: host.replace('.localhost', '.localhost.') }, maxRedirects: 0 })
  expect(await dotted.text()).toContain(`<link rel="canonical" href="${siteUrl(tenant, path)}"/>`)
})

test('what is published, and what is withdrawn, shows at once', async ({ tenant, request }) => {
  const user = await createUser(tenant, { role: 'manager' })
  const headers = { host: `${tenant.slug}.localhost`, authorization: `Bearer ${await createKey(tenant, user)}` }
  const { id } = await createArticle(ctxFor(tenant, user), { title: 'Trocar a senha', body: 'Assim.', visibility: 'public' })
  const status = async (path: string) => (await ask(request, tenant, path)).status()
  const home = async () => (await ask(request, tenant, '/kb/pt-BR')).text()
  const publication = rootUrl(`/api/v1/kb/articles/${id}/publication`)

  expect(await home()).toContain('Ainda não há artigos aqui')
  expect(await status('/kb/pt-BR/articles/trocar-a-senha')).toBe(404)
  expect((await request.post(publication, { headers, data: {} })).ok()).toBe(true)
  expect(await home()).toContain('Trocar a senha')
  expect(await status('/kb/pt-BR/articles/trocar-a-senha')).toBe(200)
  expect((await request.delete(publication, { headers })).ok()).toBe(true)
  expect(await home()).not.toContain('Trocar a senha')
  expect(await status('/kb/pt-BR/articles/trocar-a-senha')).toBe(404)
})

test('somebody signed in reads what is for requesters in the portal', async ({ signIn, tenant }) => {
  const { slug } = await given(tenant, { title: 'Guia interno', visibility: 'requesters' })
  const { page } = await signIn('requester')
  await page.goto('/portal/kb')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Guia interno' }).click()
  await expect(page).toHaveURL(new RegExp(`/portal/kb/${slug}$`))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sim' }).click()
  await expect(page.getByText('Obrigado pela resposta!')).toBeVisible()
})
