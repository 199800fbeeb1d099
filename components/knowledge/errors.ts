'use client'

import { useCallback } from 'react'
import type { Messages } from '@/components/i18n/messages'
import { useT } from '@/components/i18n/use-t'
import { errorText } from '@/components/shared/error-text'
import { toast } from '@/components/ui/toast-store'
import { call } from '@/components/desk/use-action'
import type { ActionError, ActionResult } from '@/lib/people/action-context'

type Reason = keyof Messages['knowledge']['refused']

const REASONS: readonly Reason[] = [
  'in_review', 'review_closed', 'archived', 'not_archived', 'not_scheduled', 'exists', 'in_use', 'too_many_files', 'no_interval',
  'already_archived', 'parent_archived', 'too_many_categories',
]

/** What a failed action of the knowledge base means, for the person. */
export function useErrorWords(): (error: ActionError) => string {
  const t = useT('knowledge')
  const common = useT('common')
  return useCallback(
    (error) => {
      const reason = REASONS.find((known) => known === error.extra?.reason)
      return reason ? t(`refused.${reason}`) : errorText(common, error)
    },
    [t, common],
  )
}

/** Does something and tells how it went; the answer is null when it failed. */
export function useTold() {
  const common = useT('common')
  const words = useErrorWords()
  return useCallback(
    async <T,>(work: () => Promise<ActionResult<T>>, success: string): Promise<ActionResult<T>> => {
      const result = await call(work)
      if (result.ok) toast.success(success)
      else toast.error(common('error.title'), { description: words(result.error) })
      return result
    },
    [common, words],
  )
}
