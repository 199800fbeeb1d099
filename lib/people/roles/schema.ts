import { z } from 'zod'
import { PERMISSIONS } from '@/lib/platform/auth/permissions'

const name = z.string().trim().min(1).max(60)
const description = z.string().trim().max(300)
const permissions = z
  .array(z.enum(PERMISSIONS))
  .min(1)
  .transform((list) => [...new Set(list)].sort())

export const createRoleInput = z.strictObject({ name, description: description.default(''), permissions })
export const updateRoleInput = z.strictObject({ name, description, permissions }).partial()

export const roleSchema = z.object({
  id: z.uuid(),
  key: z.string(),
  name: z.string(),
  description: z.string(),
  builtIn: z.boolean(),
  permissions: z.array(z.enum(PERMISSIONS)),
  /** How many users have it, suspended ones included. */
  users: z.number().int(),
})

export type RoleDto = z.infer<typeof roleSchema>
