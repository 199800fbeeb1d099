'use client'

import type { Messages } from '@/components/i18n/messages'
import { useT } from '@/components/i18n/use-t'

type FlawCode = keyof Messages['calendars']['flaw']

const codes: readonly FlawCode[] = [
  'unknown_timezone',
  'invalid_time',
  'end_before_start',
  'overlap',
  'too_many',
  'invalid_date',
  'duplicate',
  'never_open',
  'out_of_reach',
  'taken',
]

/** What is wrong with a part of a calendar, for the person; undefined when nothing is. */
export function useFlawText(): (code: string | undefined) => string | undefined {
  const t = useT('calendars')
  return (code) => {
    if (code === undefined) return undefined
    return t(`flaw.${codes.find((known) => known === code) ?? 'required'}`)
  }
}
