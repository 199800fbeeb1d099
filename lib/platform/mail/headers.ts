/** On all that no person wrote (RFC 3834 section 5; the second is Exchange's, and means every kind of automatic answer). */
export const AUTOMATIC_HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } as const

/** On what a person wrote and we pass on: an absence note would be an answer to nobody. */
export const PERSONAL_HEADERS = { 'X-Auto-Response-Suppress': 'OOF, AutoReply' } as const
