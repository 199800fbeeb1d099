import type { Page } from '@playwright/test'
import type { TestTenant } from '../../support/factories'
import { expect, siteUrl } from './test'

/** Opens the newest message with this subject in the tenant's mailbox, and follows its link. */
export async function followMail(page: Page, tenant: Pick<TestTenant, 'slug'>, subject: string | RegExp): Promise<void> {
  await page.goto(siteUrl(tenant, '/dev/mailbox'))
  await page.getByRole('link', { name: subject }).first().click()
  const links = page.getByRole('navigation', { name: 'Links da mensagem' }).getByRole('link')
  await expect(links).toHaveCount(1)
  await links.click()
}
