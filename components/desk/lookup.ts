'use client'

import type { ComboboxOption } from '@/components/ui/combobox'

/** What fields that choose one of many ask the server for. */
export type Lookup = 'people' | 'assignees' | 'teams' | 'categories' | 'tags' | 'items' | 'resolution-codes'

async function read<T>(what: string, q: string): Promise<readonly T[]> {
  const response = await fetch(`/desk/lookup/${what}?q=${encodeURIComponent(q)}`)
  if (!response.ok) throw new Error(`Lookup answered ${response.status}`)
  return (await response.json()) as readonly T[]
}

const searches = new Map<Lookup, (query: string) => Promise<readonly ComboboxOption[]>>()

/** The search behind a combobox; one function for each kind, so that its identity is stable. */
export function lookup(what: Lookup): (query: string) => Promise<readonly ComboboxOption[]> {
  const known = searches.get(what)
  if (known) return known
  const search = (query: string) => read<ComboboxOption>(what, query)
  searches.set(what, search)
  return search
}

export interface IncidentHit {
  id: string
  number: string
  title: string
  status: 'new' | 'in_progress' | 'on_hold' | 'resolved' | 'closed' | 'cancelled'
}

export const lookupIncidents = (query: string): Promise<readonly IncidentHit[]> => read('incidents', query)

/** A ticket of any kind, with its state as it looks and in words: those of problems are not at hand all day. */
export interface TicketHit {
  id: string
  kind: 'incident' | 'problem'
  number: string
  title: string
  status: { look: IncidentHit['status']; label: string } | null
}

export const lookupTickets = (query: string): Promise<readonly TicketHit[]> => read('tickets', query)
