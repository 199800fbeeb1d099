'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { archiveArticle, restoreArticle } from '../articles/archive'
import { createArticle } from '../articles/create'
import { listArticles } from '../articles/list'
import { markReviewed } from '../articles/mark-reviewed'
import { articleListQuery, type createArticleInput, type updateArticleInput } from '../articles/schema'
import { updateArticle } from '../articles/update'
import { createTranslation } from '../translations/create'
import type { createTranslationInput, updateTranslationInput } from '../translations/schema'
import { changeSlug } from '../translations/update'

export const createArticleAction = action(async (ctx, input: z.input<typeof createArticleInput>) => {
  const { number, sourceLocale } = await createArticle(ctx, input)
  return { number, locale: sourceLocale }
})

export const updateArticleAction = action(async (ctx, id: string, input: z.input<typeof updateArticleInput>, version: number) => {
  await updateArticle(ctx, id, input, version)
  refresh()
})

export const archiveArticleAction = action(async (ctx, id: string) => {
  await archiveArticle(ctx, id)
  refresh()
})

export const restoreArticleAction = action(async (ctx, id: string) => {
  await restoreArticle(ctx, id)
  refresh()
})

export const markReviewedAction = action(async (ctx, id: string) => {
  await markReviewed(ctx, id)
  refresh()
})

export const createTranslationAction = action(async (ctx, id: string, input: z.input<typeof createTranslationInput>) => {
  await createTranslation(ctx, id, input)
})

export const changeSlugAction = action(async (ctx, id: string, locale: string, input: z.input<typeof updateTranslationInput>) => {
  await changeSlug(ctx, id, locale, input)
  refresh()
})

const OFFERED = 12

/** Articles that another one can link to. */
export const findArticlesAction = action(async (ctx, q: string) => {
  const query = articleListQuery.parse({ q: q.slice(0, 200) || undefined, limit: OFFERED })
  const { data } = await listArticles(ctx, query)
  return data.map(({ id, number, title }) => ({ id, number, title }))
})
