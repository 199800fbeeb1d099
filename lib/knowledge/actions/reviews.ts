'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { listReviewers } from '../reviews/candidates'
import { commentReview } from '../reviews/comment'
import { decideReview } from '../reviews/decide'
import type { decideReviewInput, reviewCommentInput, submitReviewInput } from '../reviews/schema'
import { submitForReview } from '../reviews/submit'
import { withdrawReview } from '../reviews/withdraw'

export const listReviewersAction = action((ctx, id: string) => listReviewers(ctx, id))

export const submitReviewAction = action(async (ctx, id: string, locale: string, input: z.input<typeof submitReviewInput>) => {
  const review = await submitForReview(ctx, id, locale, input)
  refresh()
  return { id: review.id }
})

export const decideReviewAction = action(async (ctx, id: string, input: z.input<typeof decideReviewInput>) => {
  await decideReview(ctx, id, input)
  refresh()
})

export const commentReviewAction = action(async (ctx, id: string, input: z.input<typeof reviewCommentInput>) => {
  await commentReview(ctx, id, input)
  refresh()
})

export const withdrawReviewAction = action(async (ctx, id: string) => {
  await withdrawReview(ctx, id)
  refresh()
})
