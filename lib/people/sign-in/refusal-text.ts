/** Why somebody was not let in; the interface translates it. */
export const REFUSALS = ['wrong', 'locked', 'too_many', 'suspended', 'tenant_suspended', 'handover', 'internal'] as const

export interface Refusal {
  reason: (typeof REFUSALS)[number]
  /** Minutes until another try makes sense, where waiting helps. */
  minutes?: number
}

/** A refusal as one word, the way it travels in an address: `locked:12`. */
export const refusalToText = ({ reason, minutes }: Refusal): string =>
  minutes === undefined ? reason : `${reason}:${minutes}`

/** Reads `refusalToText`; any other text of an address is a failure without more to say about it. */
export function refusalFromText(text: string | undefined): Refusal | null {
  if (!text) return null
  const [word, minutes] = text.split(':')
  const reason = REFUSALS.find((candidate) => candidate === word) ?? 'internal'
  return minutes && /^\d{1,4}$/.test(minutes) ? { reason, minutes: Number(minutes) } : { reason }
}
