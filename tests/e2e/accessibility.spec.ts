import type { Page } from '@playwright/test'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { transitionIncident } from '@/lib/incidents/transition'
import { LOCALE_COOKIE } from '@/lib/platform/i18n/locale'
import { addAttachment } from '@/lib/tickets/attachments'
import { createTicket, createUser, ctxFor, type TestTenant, type TestUser } from '../support/factories'
import { openDesk } from './support/desk'
import { expect, expectAccessible, expectNoOverflow, siteUrl, test } from './support/test'

const WORD_WITHOUT_END = 'https://exemplo.test/' + 'caminho-sem-fim/'.repeat(14)
const LANGUAGES = [
  { locale: 'pt-BR', openFilter: 'Situação', resolve: 'Resolver', palette: 'Paleta de comandos', keys: 'Atalhos de teclado' },
  { locale: 'en', openFilter: 'Status', resolve: 'Resolve', palette: 'Command palette', keys: 'Keyboard shortcuts' },
] as const
const SCREENS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

/** A desk with something of everything: each state and priority, long words, a conversation with a file. */
async function furnish(tenant: TestTenant, agent: TestUser): Promise<void> {
  const requester = await createUser(tenant, { role: 'requester', name: 'Maria Aparecida do Nascimento Albuquerque' })
  const states = ['new', 'in_progress', 'on_hold', 'resolved', 'closed', 'cancelled']
  const ctx = ctxFor(tenant, agent)
  const { id } = await createIncident(ctx, {
    title: 'Sem acesso ao e-mail',
    description: `Veja ${WORD_WITHOUT_END}`,
    requesterId: requester.id,
    assigneeId: agent.id,
    tags: ['correio', 'diretoria-executiva-de-operações'],
  })
  await addComment(ctx, id, { body: `Anotado: \`${WORD_WITHOUT_END}\``, visibility: 'internal' })
  await addComment(ctx, id, { body: '1. **Reinicie**\n2. Diga o que aparece\n\n> assim', visibility: 'public' })
  await addAttachment(ctx, 'incident', id, { fileName: `${'relatório-'.repeat(12)}.txt`, contentType: 'text/plain', body: bytes('ok') })
  await transitionIncident(ctx, id, { to: 'on_hold', holdReason: 'awaiting_requester' })
  for (const [index, status] of states.entries()) {
    await createTicket(tenant, requester, {
      title: index === 0 ? WORD_WITHOUT_END : `Impressora ${index}`,
      status,
      hold_reason: status === 'on_hold' ? 'awaiting_vendor' : null,
      resolved_at: status === 'resolved' || status === 'closed' ? new Date() : null,
      priority: (index % 5) + 1,
    })
  }
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/** The page as it is, in both schemes of colour. */
async function expectFit(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion nothing is measured halfway between two colours.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNoOverflow(page)
    await expectAccessible(page)
  }
}

for (const { locale, ...names } of LANGUAGES) {
  for (const viewport of SCREENS) {
    test.describe(`${locale} at ${viewport.width}`, () => {
      test.use({ viewport })

      test('every page of the desk can be read, and fits', async ({ signIn, tenant }) => {
        const { page, user } = await signIn('manager')
        await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: siteUrl(tenant) }])
        await furnish(tenant, user)
        const ticket = '/desk/incidents/INC-000001'
        for (const path of ['/desk', '/desk/queues/all', '/desk/queues/bin', '/desk/incidents/new', `${ticket}?tab=timeline`, `${ticket}?tab=files`, ticket]) {
          await test.step(path, async () => {
            await openDesk(page, path)
            await expect(page.locator('html')).toHaveAttribute('lang', locale)
            await expectFit(page)
          })
        }
      })

      test('what opens above the desk can be read, and fits', async ({ signIn, tenant }) => {
        const { page, user } = await signIn('manager')
        await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: siteUrl(tenant) }])
        await furnish(tenant, user)

        await openDesk(page, '/desk/incidents/INC-000001')
        await page.getByRole('button', { name: names.resolve, exact: true }).click()
        await expect(page.getByRole('dialog', { name: names.resolve })).toBeVisible()
        await expectFit(page)
        await page.keyboard.press('Escape')
        await page.keyboard.press('n')
        await expect(page.getByRole('textbox').last()).toBeFocused()
        await expectFit(page)

        await openDesk(page, '/desk/incidents')
        await page.keyboard.press('?')
        await expect(page.getByRole('dialog', { name: names.keys })).toBeVisible()
        await expectFit(page)
        await page.keyboard.press('Escape')
        await page.keyboard.press('Control+k')
        await page.getByRole('dialog', { name: names.palette }).getByRole('combobox').fill('INC-1')
        await expect(page.getByRole('option', { name: 'INC-000001' })).toBeVisible()
        await expectFit(page)
        await page.keyboard.press('Escape')
        await page.getByRole('checkbox').nth(1).check()
        await page.getByRole('group').getByRole('button', { name: names.openFilter }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await expectFit(page)
      })

      test('the sign-in page can be read, and fits', async ({ page, context, tenant }) => {
        await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: siteUrl(tenant) }])
        await page.goto(siteUrl(tenant, '/sign-in'))
        await expect(page.locator('html')).toHaveAttribute('lang', locale)
        await expectFit(page)
      })
    })
  }
}
