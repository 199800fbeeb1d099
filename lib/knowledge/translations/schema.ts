import { z } from 'zod'
import { localeSchema, slugSchema, textFields } from '../articles/schema'

export const createTranslationInput = z.strictObject({ locale: localeSchema, ...textFields, slug: slugSchema }).partial().required({ locale: true })

export const updateTranslationInput = z.strictObject({ slug: slugSchema })
