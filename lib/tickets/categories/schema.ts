import { z } from 'zod'

const name = z.string().trim().min(1).max(80)
/** null: at the top of the tree. */
const parentId = z.uuid().nullable()

export const createCategoryInput = z.strictObject({ name, parentId: parentId.default(null) })
export const updateCategoryInput = z.strictObject({ name, parentId }).partial()

export const categorySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  parentId: z.uuid().nullable(),
  /** Names from the top of the tree down to this one. */
  path: z.array(z.string()),
  version: z.number().int(),
  archivedAt: z.iso.datetime().nullable(),
})

export type CategoryDto = z.infer<typeof categorySchema>
