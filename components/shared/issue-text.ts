import type { Messages } from '@/components/i18n/messages'

type IssueCode = keyof Messages['common']['issue']

const codes: readonly IssueCode[] = [
  'required',
  'too_small',
  'too_big',
  'invalid_type',
  'invalid_value',
  'invalid_format',
  'unknown_reference',
  'not_applicable',
  'not_an_agent',
  'too_many',
  'forbidden',
]

type IssueTranslator = (key: `issue.${IssueCode}`) => string

/**
 * What is wrong with one field, for the person, or undefined when nothing is. `t` is the translator of
 * `common`, `fields` those of a refused action.
 */
export function issueText(
  t: IssueTranslator,
  fields: Record<string, { code: string }> | undefined,
  path: string,
): string | undefined {
  const issue = fields?.[path]
  if (!issue) return undefined
  return t(`issue.${codes.find((code) => code === issue.code) ?? 'invalid'}`)
}
