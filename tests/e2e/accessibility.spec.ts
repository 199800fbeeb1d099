import type { Page } from '@playwright/test'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { transitionIncident } from '@/lib/incidents/transition'
import { sessionCookieName } from '@/lib/platform/auth/cookie'
import { LOCALE_COOKIE } from '@/lib/platform/i18n/locale'
import { addAttachment } from '@/lib/tickets/attachments'
import { createTicket, createUser, ctxFor, type TestTenant, type TestUser } from '../support/factories'
import { openDesk } from './support/desk'
import { expect, expectAccessible, expectNoOverflow, siteUrl, test } from './support/test'

const WORD_WITHOUT_END = 'https://exemplo.test/' + 'caminho-sem-fim/'.repeat(14)
const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

/** In four looks every pair of language, scheme and width meets once; all eight would find the same for twice the time. */
const LANGUAGES = [
  {
    locale: 'pt-BR',
    looks: [{ ...WIDE, colorScheme: 'dark' }, { ...NARROW, colorScheme: 'light' }],
    words: { status: 'Situação', resolve: 'Resolver', palette: 'Paleta de comandos', keys: 'Atalhos de teclado' },
  },
  {
    locale: 'en',
    looks: [{ ...WIDE, colorScheme: 'light' }, { ...NARROW, colorScheme: 'dark' }],
    words: { status: 'Status', resolve: 'Resolve', palette: 'Command palette', keys: 'Keyboard shortcuts' },
  },
] as const
const TICKET = '/desk/incidents/INC-000001'
const PAGES = [
  '/desk',
  '/desk/queues/all',
  '/desk/queues/bin',
  '/desk/incidents/new',
  TICKET,
  `${TICKET}?tab=timeline`,
  `${TICKET}?tab=files`,
]
type Looks = (typeof LANGUAGES)[number]['looks']

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

/** The page as it is, in the looks of its language. It ends wide, as it began. */
async function expectFit(page: Page, looks: Looks): Promise<void> {
  for (const { colorScheme, ...size } of looks) {
    // Without motion nothing is measured halfway between two colours; at its top nothing lies under the bar.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(size)
    await page.evaluate(() => scrollTo(0, 0))
    await expectNoOverflow(page)
    await expectAccessible(page)
  }
  await page.setViewportSize(WIDE)
}

for (const { locale, looks, words } of LANGUAGES) {
  test.describe(locale, () => {
    test.slow()

    test('every page of the desk, and the sign-in page, can be read and fits', async ({ signIn, tenant }) => {
      const { page, user } = await signIn('manager')
      await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: siteUrl(tenant) }])
      await furnish(tenant, user)
      for (const path of PAGES) {
        await test.step(path, async () => {
          await openDesk(page, path)
          await expect(page.locator('html')).toHaveAttribute('lang', locale)
          await expectFit(page, looks)
        })
      }
      await page.context().clearCookies({ name: sessionCookieName() })
      await page.goto('/sign-in')
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      await expectFit(page, looks)
    })

    test('what opens above the desk can be read and fits', async ({ signIn, tenant }) => {
      const { page, user } = await signIn('manager')
      await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: siteUrl(tenant) }])
      await furnish(tenant, user)

      await openDesk(page, TICKET)
      await page.getByRole('button', { name: words.resolve, exact: true }).click()
      await expect(page.getByRole('dialog', { name: words.resolve })).toBeVisible()
      await expectFit(page, looks)
      await page.keyboard.press('Escape')
      await page.keyboard.press('n')
      await expect(page.getByRole('textbox').last()).toBeFocused()
      await expectFit(page, looks)

      await openDesk(page, '/desk/incidents')
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: words.keys })).toBeVisible()
      await expectFit(page, looks)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog', { name: words.palette }).getByRole('combobox').fill('INC-1')
      await expect(page.getByRole('option', { name: 'INC-000001' })).toBeVisible()
      await expectFit(page, looks)
      await page.keyboard.press('Escape')
      await page.getByRole('checkbox').nth(1).check()
      await page.getByRole('group').getByRole('button', { name: words.status }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectFit(page, looks)
    })
  })
}
