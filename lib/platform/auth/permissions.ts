import type { Ctx } from '@/lib/platform/context'
import { Forbidden } from '@/lib/platform/errors'

/**
 * The one table of who may do what: it drives the server's refusal and the button's absence.
 * `.own` narrows a permission to tickets of which the actor is the requester or a watcher.
 */
export const PERMISSIONS = [
  'incident.read',
  'incident.read.own',
  'incident.create',
  'incident.create.any_requester',
  'incident.update',
  'incident.assign',
  'incident.transition',
  'incident.comment.public',
  'incident.comment.internal',
  'incident.comment.own',
  'incident.priority.override',
  'incident.confidential',
  'incident.delete',
  'incident.merge',
  'problem.read',
  'problem.manage',
  'problem.resolve',
  'problem.known_error',
  'problem.delete',
  'kb.read',
  'kb.write',
  'kb.publish',
  'kb.manage',
  'view.share',
  'reply_template.manage',
  'report.read',
  'people.read',
  'people.manage',
  'team.manage',
  'role.manage',
  'category.manage',
  'item.manage',
  'settings.manage',
  'sla.manage',
  'mail.manage',
  'webhook.manage',
  'apikey.personal',
  'apikey.manage',
  'import.run',
  'audit.read',
] as const

export type Permission = (typeof PERMISSIONS)[number]

const requester = ['incident.read.own', 'incident.create', 'incident.comment.own'] as const satisfies Permission[]

const agent = [
  'incident.read',
  'incident.create',
  'incident.create.any_requester',
  'incident.update',
  'incident.assign',
  'incident.transition',
  'incident.comment.public',
  'incident.comment.internal',
  'incident.priority.override',
  'incident.merge',
  'problem.read',
  'problem.manage',
  'kb.read',
  'kb.write',
  'people.read',
  'apikey.personal',
] as const satisfies Permission[]

const agentL2 = [...agent, 'incident.confidential', 'problem.resolve', 'problem.known_error', 'kb.publish'] as const satisfies Permission[]

const manager = [
  ...agentL2,
  'incident.delete',
  'problem.delete',
  'item.manage',
  'kb.manage',
  'view.share',
  'reply_template.manage',
  'report.read',
  'import.run',
  'audit.read',
] as const satisfies Permission[]

export const BUILT_IN_ROLES = {
  admin: PERMISSIONS,
  manager,
  agent_l2: agentL2,
  agent,
  requester,
} as const satisfies Record<string, readonly Permission[]>

export type BuiltInRole = keyof typeof BUILT_IN_ROLES

export const isBuiltInRole = (key: string): key is BuiltInRole => Object.hasOwn(BUILT_IN_ROLES, key)

const known = new Set<string>(PERMISSIONS)

/**
 * Permissions of a role: from the table for a built-in one, else those stored with it.
 * Names that are not in the table grant nothing.
 */
export function permissionsOf(roleKey: string, stored: readonly string[]): ReadonlySet<Permission> {
  if (isBuiltInRole(roleKey)) return new Set(BUILT_IN_ROLES[roleKey])
  return new Set(stored.filter((name): name is Permission => known.has(name)))
}

/** Whether the actor holds the permission. Farol itself holds all. */
export function can(ctx: Pick<Ctx, 'actor'>, permission: Permission): boolean {
  return ctx.actor.kind === 'system' || ctx.actor.permissions.has(permission)
}

/** @throws Forbidden unless the actor holds one of the permissions */
export function authorize(ctx: Pick<Ctx, 'actor'>, ...anyOf: Permission[]): void {
  if (!anyOf.some((permission) => can(ctx, permission))) throw new Forbidden()
}

/** Whether the actor works tickets (sees the desk) rather than only opening them. */
export const isStaff = (ctx: Pick<Ctx, 'actor'>): boolean => can(ctx, 'incident.read')
