import { createTicket } from '../support/factories'
import { openDesk } from './support/desk'
import { expect, test } from './support/test'

test('what is typed into a choice before its list has arrived is searched for', async ({ signIn, tenant }) => {
  const { user } = await signIn('requester')
  const { page } = await signIn('agent')
  await createTicket(tenant, user, { title: 'Sem internet' })
  await createTicket(tenant, user, { title: 'Internet caiu' })
  await openDesk(page, '/desk/incidents/INC-000002')
  await page.getByRole('button', { name: 'Mais ações' }).click()
  await page.getByRole('menuitem', { name: 'Mesclar…' }).click()
  const choice = page.getByRole('dialog').getByRole('combobox', { name: 'Outro incidente' })
  await expect(choice).toBeVisible()

  let arrive = () => {}
  const held = new Promise<void>((resolve) => (arrive = resolve))
  await page.route('**/_next/static/**', async (route) => {
    await held
    await route.continue()
  })
  await choice.click()
  await page.keyboard.type('INC-0000x1')
  await expect(page.getByPlaceholder('Digite para buscar')).toHaveCount(0)
  arrive()
  await expect(page.getByPlaceholder('Digite para buscar')).toHaveValue('INC-0000x1')
  await expect(page.getByPlaceholder('Digite para buscar')).toBeFocused()
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('01')
  await page.getByRole('option', { name: /INC-000001/ }).click()
  await expect(choice).toContainText('INC-000001')
})
