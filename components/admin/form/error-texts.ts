'use client'

import { useT } from '@/components/i18n/use-t'
import type { Messages } from '@/components/i18n/messages'
import { errorText } from '@/components/shared/error-text'
import { issueText } from '@/components/shared/issue-text'
import type { ActionError } from '@/lib/people/action-context'

type IssueCode = keyof Messages['people']['issue']
type Reason = keyof Messages['people']['refused']

const issueCodes: readonly IssueCode[] = [
  'taken',
  'unknown',
  'token_invalid',
  'wrong_password',
  'too_short',
  'too_long',
  'contains_email',
  'too_common',
  'past',
  'cycle',
  'too_deep',
  'contact',
  'characters',
  'reserved',
  'private_address',
]

const reasons: readonly Reason[] = [
  'last_admin',
  'not_invited',
  'already_suspended',
  'not_suspended',
  'built_in_role',
  'role_in_use',
  'already_revoked',
  'already_archived',
  'not_archived',
  'parent_archived',
  'too_many_categories',
  'too_many_mailboxes',
  'last_resolution_code',
]

/** What a failed action of people and settings means, for the person. */
export function useErrorTexts() {
  const people = useT('people')
  const common = useT('common')

  /** Of one field; undefined when nothing is wrong with it. */
  function field(error: ActionError | null, path: string): string | undefined {
    const code = issueCodes.find((known) => known === error?.fields?.[path]?.code)
    return code ? people(`issue.${code}`) : issueText(common, error?.fields, path)
  }

  /** Of the whole. */
  function whole(error: ActionError): string {
    const reason = reasons.find((known) => known === error.extra?.reason)
    return reason ? people(`refused.${reason}`) : errorText(common, error)
  }

  return { field, whole }
}
