import { expect, it } from 'vitest'
import { PERMISSION_GROUPS, permissionKey } from '@/components/admin/roles/permission-groups'
import { messages } from '@/components/i18n/messages'
import { PERMISSIONS } from '@/lib/platform/auth/permissions'

it('shows every permission once, in words of both languages', () => {
  const shown = PERMISSION_GROUPS.flatMap(({ permissions }) => [...permissions])
  expect(shown.toSorted()).toEqual(PERMISSIONS.toSorted())
  for (const locale of ['pt-BR', 'en'] as const)
    expect(Object.keys(messages[locale].admin.roles.permissions).toSorted()).toEqual(PERMISSIONS.map(permissionKey).toSorted())
})
