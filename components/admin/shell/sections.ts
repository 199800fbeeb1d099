import type { Permission } from '@/lib/platform/auth/permissions'

/** The admin's pages in the order of the navigation, each with the permission that opens it. */
export const adminSections = [
  {
    key: 'access',
    pages: [
      { page: 'people', permission: 'people.manage' },
      { page: 'teams', permission: 'team.manage' },
      { page: 'roles', permission: 'role.manage' },
      { page: 'api-keys', permission: 'apikey.manage' },
    ],
  },
  {
    key: 'tickets',
    pages: [
      { page: 'categories', permission: 'category.manage' },
      { page: 'items', permission: 'item.manage' },
      { page: 'resolution-codes', permission: 'settings.manage' },
      { page: 'replies', permission: 'reply_template.manage' },
      { page: 'kb', permission: 'kb.manage' },
    ],
  },
  {
    key: 'sla',
    pages: [
      { page: 'policies', permission: 'sla.manage' },
      { page: 'calendars', permission: 'sla.manage' },
    ],
  },
  {
    key: 'mail',
    pages: [
      { page: 'mail/notices', permission: 'mail.manage' },
      { page: 'mail/templates', permission: 'mail.manage' },
      { page: 'mail/sent', permission: 'mail.manage' },
      { page: 'mail/mailboxes', permission: 'mail.manage' },
      { page: 'mail/inbound', permission: 'mail.manage' },
    ],
  },
  {
    key: 'organisation',
    pages: [
      { page: 'settings', permission: 'settings.manage' },
      { page: 'webhooks', permission: 'webhook.manage' },
      { page: 'imports', permission: 'import.run' },
      { page: 'audit', permission: 'audit.read' },
    ],
  },
] as const satisfies { key: string; pages: { page: string; permission: Permission }[] }[]

export const adminPages = adminSections.flatMap(({ pages }) => [...pages])
