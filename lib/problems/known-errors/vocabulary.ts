/** Who may be shown a known error: those who work tickets, or requesters as well. */
export const KNOWN_ERROR_AUDIENCES = ['agents', 'requesters'] as const
export type KnownErrorAudience = (typeof KNOWN_ERROR_AUDIENCES)[number]

/** What became of a known error that was offered at an incident. */
export const USE_OUTCOMES = ['offered', 'used', 'dismissed'] as const
export type UseOutcome = (typeof USE_OUTCOMES)[number]

/** Whether the cause is still there: `current` ones are offered, `past` ones are history. */
export const KNOWN_ERROR_STATES = ['current', 'past', 'all'] as const
