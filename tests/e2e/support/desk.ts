import type { Page } from '@playwright/test'

const listening = (page: Page) => page.waitForResponse((response) => response.url().endsWith('/desk/counts'))

/**
 * Opens a page of the desk and waits until it hears keys: once it does, the shell asks for fresh figures. What is
 * pressed before that is lost, as on any page that is still loading.
 */
export async function openDesk(page: Page, path: string): Promise<void> {
  await Promise.all([listening(page), page.goto(path)])
}

/** Loads the page at hand anew, and waits as `openDesk` does. */
export async function reloadDesk(page: Page): Promise<void> {
  await Promise.all([listening(page), page.reload()])
}
