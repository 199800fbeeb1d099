import { lookupIncidents } from '@/components/desk/lookup'
import type { ComboboxOption } from '@/components/ui/combobox'

/** Incidents by number or the beginning of their title; an option's id is the number. */
export const searchTickets = async (query: string): Promise<readonly ComboboxOption[]> =>
  (await lookupIncidents(query)).map(({ number, title }) => ({ id: number, label: number, detail: title }))
