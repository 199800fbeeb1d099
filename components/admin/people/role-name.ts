import { type BuiltInRole, isBuiltInRole } from '@/lib/platform/auth/permissions'

type RoleTranslator = (key: `role.${BuiltInRole}`) => string

/**
 * A role's name for the reader: built-in ones are translated, the organisation's own are as they named them.
 * @param t the translator of `common`
 */
export const roleName = (t: RoleTranslator, role: { key: string; name: string }): string =>
  isBuiltInRole(role.key) ? t(`role.${role.key}`) : role.name
