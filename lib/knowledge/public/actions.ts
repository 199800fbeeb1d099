'use server'

import { action } from '@/lib/people/action-context'
import { actorUserId } from '@/lib/platform/context'
import { parse } from '@/lib/platform/parse'
import { audienceOf } from './audience'
import { giveFeedback } from './give-feedback'
import { feedbackForm } from './schema'

/** What somebody signed in says of an article. */
export const answerArticleAction = action(async (ctx, answer: { version: string; helpful: 'yes' | 'no'; comment?: string }) => {
  const { version, helpful, comment } = parse(feedbackForm, answer)
  const userId = actorUserId(ctx) ?? undefined
  if (userId) await giveFeedback(audienceOf(ctx), { versionId: version, helpful, comment, who: userId, userId })
})
