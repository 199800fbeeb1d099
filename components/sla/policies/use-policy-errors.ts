'use client'

import { useErrorTexts } from '@/components/admin/form/error-texts'
import type { Messages } from '@/components/i18n/messages'
import { useT } from '@/components/i18n/use-t'
import type { ActionError } from '@/lib/people/action-context'

type IssueCode = keyof Messages['policies']['issue']
type Reason = keyof Messages['policies']['refused']

const issueCodes: readonly IssueCode[] = [
  'invalid_duration',
  'too_long',
  'no_target',
  'no_effect',
  'out_of_reach',
  'empty_condition',
  'taken',
  'percent',
]
const reasons: readonly Reason[] = ['too_many_policies', 'already_archived', 'too_many_runs']

/** What is wrong with the parts of a policy, by their paths: the codes of the server's issues and of the form's own. */
export type PolicyIssues = Readonly<Record<string, string>>

/** What a refused policy means, for the person. */
export function usePolicyErrors() {
  const t = useT('policies')
  const texts = useErrorTexts()

  /** Of one field; undefined when nothing is wrong with it. */
  function field(issues: PolicyIssues, path: string): string | undefined {
    const code = issues[path]
    if (code === undefined) return undefined
    const own = issueCodes.find((known) => known === code)
    if (own) return t(`issue.${own}`)
    return texts.field({ code: '', message: '', requestId: '', fields: { [path]: { path, message: '', code } } }, path)
  }

  /** Of the whole. */
  function whole(error: ActionError): string {
    const reason = reasons.find((known) => known === error.extra?.reason)
    return reason ? t(`refused.${reason}`) : texts.whole(error)
  }

  return { field, whole }
}
