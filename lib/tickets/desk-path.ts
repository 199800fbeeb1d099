import type { TicketKind } from './ref'

/** Where a ticket is at the desk, as a path on the organisation's host. */
export const deskPath = (kind: TicketKind, number: string): string => `/desk/${kind}s/${number}`
