import type { Permission } from '@/lib/platform/auth/permissions'

/** Permissions as an administrator thinks of them; a test holds the list to the permission table. */
export const PERMISSION_GROUPS = [
  {
    key: 'requester',
    permissions: ['incident.create', 'incident.read.own', 'incident.comment.own'],
  },
  {
    key: 'tickets',
    permissions: [
      'incident.read',
      'incident.update',
      'incident.assign',
      'incident.transition',
      'incident.comment.public',
      'incident.comment.internal',
      'incident.create.any_requester',
      'incident.priority.override',
      'incident.confidential',
      'incident.delete',
      'incident.merge',
      'problem.read',
      'problem.manage',
      'problem.resolve',
      'problem.known_error',
      'problem.delete',
      'view.share',
      'reply_template.manage',
      'report.read',
    ],
  },
  { key: 'knowledge', permissions: ['kb.read', 'kb.write', 'kb.publish', 'kb.manage'] },
  { key: 'people', permissions: ['people.read', 'people.manage', 'team.manage', 'role.manage'] },
  {
    key: 'organisation',
    permissions: [
      'category.manage',
      'item.manage',
      'sla.manage',
      'mail.manage',
      'webhook.manage',
      'settings.manage',
      'import.run',
      'audit.read',
      'apikey.personal',
      'apikey.manage',
    ],
  },
] as const satisfies { key: string; permissions: Permission[] }[]

/** The key of a permission's text: message keys have no dots. */
export const permissionKey = <P extends Permission>(permission: P) =>
  permission.replaceAll('.', '_') as PermissionKey<P>

type PermissionKey<P extends string> = P extends `${infer Head}.${infer Rest}` ? `${Head}_${PermissionKey<Rest>}` : P
