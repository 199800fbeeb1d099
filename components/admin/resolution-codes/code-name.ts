import type { Messages } from '@/components/i18n/messages'
import type { ResolutionCodeDto } from '@/lib/tickets/resolution-codes/schema'

type SeededKey = keyof Messages['common']['resolutionCode']

const seeded: readonly SeededKey[] = [
  'solved',
  'workaround',
  'known_error',
  'solved_by_change',
  'duplicate',
  'no_fault_found',
  'user_guidance',
  'cancelled_by_requester',
]

/**
 * A resolution code's name for the reader: the ones every organisation starts with are translated.
 * @param t the translator of `common`
 */
export function codeName(t: (key: `resolutionCode.${SeededKey}`) => string, code: ResolutionCodeDto): string {
  const key = seeded.find((candidate) => candidate === code.key)
  return key ? t(`resolutionCode.${key}`) : code.label
}
