import { z } from 'zod'
import { localeSchema, slugSchema, textFields } from '../articles/schema'

export const createTranslationInput = z.strictObject({ locale: localeSchema, ...textFields, slug: slugSchema }).partial().required({ locale: true })

export const updateTranslationInput = z.strictObject({ slug: slugSchema })

/** Which language a request is about; the organisation’s when left out. */
export const localeQuery = z.strictObject({ locale: localeSchema.optional() })
