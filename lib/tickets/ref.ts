import { isUuid } from '@/lib/platform/ids'
import { NotFound } from '@/lib/platform/errors'

/** The prefix of a kind's numbers, as people write them. */
export const PREFIX = { incident: 'INC', problem: 'PRB', change: 'CHG', request: 'REQ' } as const

export type TicketKind = keyof typeof PREFIX

/** INC-000123: at least six digits. */
export function formatNumber(kind: TicketKind, number: number): string {
  return `${PREFIX[kind]}-${String(number).padStart(6, '0')}`
}

export type TicketRef = { id: string } | { number: number }

/**
 * Reads what stands in an address: a UUID, or a number such as `INC-000123` (leading zeros and case do
 * not matter). Anything else is simply not there.
 * @throws NotFound
 */
export function parseRef(kind: TicketKind, ref: string): TicketRef {
  if (isUuid(ref)) return { id: ref.toLowerCase() }
  const match = /^([a-z]{3})-(\d{1,9})$/i.exec(ref)
  if (match?.[1]?.toUpperCase() === PREFIX[kind]) return { number: Number(match[2]) }
  throw new NotFound('Ticket')
}

/** The kind of a ticket's row. */
export function kindOfRow(text: string): TicketKind {
  const kind = (Object.keys(PREFIX) as TicketKind[]).find((known) => known === text)
  if (!kind) throw new Error(`Unknown kind ${text}`)
  return kind
}
