import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'
import type { BuiltInRole } from '@/lib/platform/auth/permissions'
import { sealCookie, sessionCookieName } from '@/lib/platform/auth/cookie'
import { newId } from '@/lib/platform/ids'
import { createTenant, createUser, type TestTenant, type TestUser } from '../../support/factories'
import { closeOwner, ownerSql } from '../../support/owner'

export interface Fixtures {
  /** A tenant of this test alone, in Portuguese. */
  tenant: TestTenant
  /** A page of the tenant with a person of the role signed in; each call is a browser of its own. */
  signIn: (role: BuiltInRole, on?: TestTenant) => Promise<{ page: Page; user: TestUser }>
  /** Messages of the console that a test expects; everything else that goes wrong in a page fails it. */
  expectedErrors: RegExp[]
}

/** Address of a path on a tenant's host. */
export const siteUrl = (tenant: Pick<TestTenant, 'slug'>, path = '/') =>
  `http://${tenant.slug}.localhost:${process.env.FAROL_PUBLIC_PORT}${path}`

export const rootUrl = (path = '/') => `http://localhost:${process.env.FAROL_PUBLIC_PORT}${path}`

export const test = base.extend<Fixtures, { database: undefined }>({
  database: [
    async ({}, use) => {
      await use(undefined)
      await closeOwner()
    },
    { scope: 'worker', auto: true },
  ],
  expectedErrors: async ({}, use) => use([]),
  tenant: async ({}, use) => use(await createTenant()),
  context: async ({ context, expectedErrors }, use) => {
    const watch = watchErrors(context)
    await use(context)
    watch(expectedErrors)
  },
  signIn: async ({ browser, tenant, expectedErrors }, use, info) => {
    const opened: { context: BrowserContext; check: (expected: RegExp[]) => void }[] = []
    await use(async (role, on = tenant) => {
      const user = await createUser(on, { role })
      const { viewport, locale, timezoneId, colorScheme } = info.project.use
      const context = await browser.newContext({ viewport, locale, timezoneId, colorScheme, baseURL: siteUrl(on) })
      opened.push({ context, check: watchErrors(context) })
      await context.addCookies([
        { name: sessionCookieName(), value: await sealedSession(on, user), url: siteUrl(on), httpOnly: true, sameSite: 'Lax' },
      ])
      return { page: await context.newPage(), user }
    })
    for (const { context, check } of opened) {
      await context.close()
      check(expectedErrors)
    }
  },
})

export { expect }

async function sealedSession(tenant: TestTenant, user: TestUser): Promise<string> {
  const sid = newId()
  await ownerSql(
    `insert into session (tenant_id, id, user_id, kind, expires_at) values ($1, $2, $3, 'web', now() + interval '1 hour')`,
    [tenant.id, sid, user.id],
  )
  return sealCookie({ sid, tid: tenant.id })
}

/** What the browser says of the scripts with which these tests look into a frame that runs none. */
const OURS = /^Blocked script execution in 'about:srcdoc'/

/** Collects what goes wrong in the pages of a context; the returned function fails on what was not expected. */
function watchErrors(context: BrowserContext): (expected: RegExp[]) => void {
  const seen: string[] = []
  const listen = (page: Page) => {
    page.on('pageerror', (error) => seen.push(`${error.name}: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && !OURS.test(message.text())) seen.push(`${message.text()} (${message.location().url})`)
    })
  }
  context.pages().forEach(listen)
  context.on('page', listen)
  return (expected) => {
    expect(seen.filter((message) => !expected.some((pattern) => pattern.test(message)))).toEqual([])
  }
}

/**
 * Fails on any breach of WCAG 2.2 AA that axe can find on the page as it is. Frames that run no scripts are left out:
 * axe cannot look into them, and waits for their answer.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('iframe[sandbox]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target.join(' ')) }))).toEqual([])
}

/** Fails when the page is wider than the window: nothing may need sideways scrolling. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
}
