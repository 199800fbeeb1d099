import type { Page } from '@playwright/test'
import { createIncident } from '@/lib/incidents/create'
import { createTenant, createTicket, ctxFor, type TestTenant } from '../support/factories'
import { createKey } from '../support/personal-key'
import { openDesk } from './support/desk'
import { expect, rootUrl, test } from './support/test'

/** What a page's own request for a path on its host is answered with. */
const answerTo = (page: Page, path: string) =>
  page.evaluate(async (address) => {
    const response = await fetch(address)
    return { status: response.status, text: await response.text() }
  }, path)

test('a person of another organisation finds nothing at the desk', async ({ signIn, tenant, expectedErrors }) => {
  // The browser reports each 404 that the test provokes.
  expectedErrors.push(/404/)
  const owner = await signIn('agent')
  await createIncident(ctxFor(tenant, owner.user), { title: 'Segredo da primeira casa', assigneeId: owner.user.id, tags: ['sigilo'] })
  await createTicket(tenant, owner.user, { title: 'Segredo excluído', deleted_at: new Date() })
  await openDesk(owner.page, '/desk/incidents/INC-000001?tab=files')
  await owner.page.locator('input[type=file]').setInputFiles({ name: 'planta.txt', mimeType: 'text/plain', buffer: Buffer.from('planta') })
  await owner.page.getByRole('button', { name: 'Anexar' }).click()
  const file = await owner.page.getByRole('link', { name: 'planta.txt', exact: true }).getAttribute('href')
  if (!file) throw new Error('no file')
  expect(await answerTo(owner.page, file)).toEqual({ status: 200, text: 'planta' })

  const elsewhere = await createTenant()
  const { page } = await signIn('admin', elsewhere)
  const filtered = ['tag=sigilo', `assignee=${owner.user.id}`].map((query) => `/desk/incidents?${query}`)
  for (const path of ['/desk', '/desk/incidents', '/desk/queues/all', '/desk/queues/bin', ...filtered]) {
    await openDesk(page, path)
    await expect(page.getByRole('main')).not.toContainText(/Segredo|INC-0000/)
    await expect(page.getByRole('main')).not.toContainText(owner.user.name)
  }
  for (const path of ['/desk/incidents/INC-000001', '/desk/incidents/INC-000001?tab=timeline', '/portal/tickets/INC-000001']) {
    expect((await page.goto(path))?.status(), path).toBe(404)
  }

  await openDesk(page, '/desk')
  expect(await answerTo(page, file)).toEqual({ status: 404, text: '' })
  await page.keyboard.press('Control+k')
  for (const query of ['Segredo', 'INC-000001']) {
    await page.getByPlaceholder('Buscar incidente, ação ou página').fill(query)
    await expect(page.getByText('Nada encontrado.')).toBeVisible()
  }
  for (const [what, query] of [['people', owner.user.name], ['assignees', owner.user.name], ['tags', 'sigilo'], ['incidents', '1']]) {
    expect(await answerTo(page, `/desk/lookup/${what}?q=${query}`), what).toEqual({ status: 200, text: '[]' })
  }
})

test('a key opens the API of its own organisation alone', async ({ signIn, tenant, request }) => {
  const { user } = await signIn('admin')
  const { id } = await createTicket(tenant, user, { title: 'Segredo da primeira casa' })
  const elsewhere = await createTenant()
  const stranger = await signIn('admin', elsewhere)
  const [own, foreign] = [await createKey(tenant, user), await createKey(elsewhere, stranger.user)]
  // A host is found by its name alone; to look it up, a request needs a browser.
  const hosted = (on: TestTenant, key: string) => ({ host: `${on.slug}.localhost`, authorization: `Bearer ${key}` })
  const get = (on: TestTenant, path: string, key: string) => request.get(rootUrl(`/api/v1/${path}`), { headers: hosted(on, key) })

  expect((await get(tenant, `incidents/${id}`, own)).status()).toBe(200)
  for (const path of [`incidents/${id}`, 'incidents', 'users', 'incidents/INC-000001/timeline']) {
    expect((await get(tenant, path, foreign)).status(), path).toBe(401)
  }
  for (const path of [`incidents/${id}`, 'incidents/INC-000001', `incidents/${id}/comments`, `users/${user.id}`]) {
    expect((await get(elsewhere, path, foreign)).status(), path).toBe(404)
  }
  expect(await (await get(elsewhere, 'incidents', foreign)).json()).toMatchObject({ data: [] })
  const reply = await request.post(rootUrl(`/api/v1/incidents/${id}/comments`), {
    headers: hosted(elsewhere, foreign),
    data: { body: 'Daqui não' },
  })
  expect(reply.status()).toBe(404)
})
