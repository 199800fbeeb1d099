import { lookupIncidents } from '@/components/desk/lookup'
import { call } from '@/components/desk/use-action'
import type { ComboboxOption } from '@/components/ui/combobox'
import { searchProblemsAction } from '@/lib/problems/actions'

/** Incidents by number or the beginning of their title; an option's id is the number. */
export const searchTickets = async (query: string): Promise<readonly ComboboxOption[]> =>
  (await lookupIncidents(query)).map(({ number, title }) => ({ id: number, label: number, detail: title }))

/** Problems by number or words of their title; an option's id is the number. */
export async function searchProblems(query: string): Promise<readonly ComboboxOption[]> {
  const found = await call(() => searchProblemsAction(query))
  return found.ok ? found.data.map(({ number, title }) => ({ id: number, label: number, detail: title })) : []
}
