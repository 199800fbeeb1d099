import { z } from 'zod'
import { slugSchema } from '../articles/schema'
import { LIMITS } from '../vocabulary'

const name = z.string().trim().min(1).max(LIMITS.categoryName)
const description = z.string().trim().max(LIMITS.categoryDescription)

/** By language; one that is left out is shown in the other. */
const names = z.strictObject({ 'pt-BR': name, en: name }).partial().refine((given) => Object.keys(given).length > 0, 'Name it in one language at least')
const descriptions = z.strictObject({ 'pt-BR': description, en: description }).partial()
/** null: at the top of the tree. */
const parentId = z.uuid().nullable()

export const createKbCategoryInput = z.strictObject({
  names,
  descriptions: descriptions.default({}),
  parentId: parentId.default(null),
  slug: slugSchema.optional().describe('Part of its address; made of its name when left out'),
})

export const updateKbCategoryInput = z.strictObject({ names, descriptions, parentId, slug: slugSchema }).partial()

export const orderKbCategoriesInput = z.strictObject({
  parentId: parentId.describe('Whose children are put in order'),
  ids: z.array(z.uuid()).min(1).max(500).describe('All of them that are in use, once'),
})

const byLocale = z.strictObject({ 'pt-BR': z.string(), en: z.string() }).partial()

export const kbCategorySchema = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  slug: z.string(),
  name: z.string().describe('In the reader’s language, else in the other'),
  names: byLocale,
  descriptions: byLocale,
  /** Names from the top of the tree down to this one. */
  path: z.array(z.string()),
  position: z.int(),
  version: z.int(),
  archivedAt: z.iso.datetime().nullable(),
})

export type KbCategoryDto = z.infer<typeof kbCategorySchema>
