'use client'

import { call } from '@/components/desk/use-action'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { searchProblemsAction } from '@/lib/problems/actions'

async function search(text: string): Promise<readonly ComboboxOption[]> {
  const result = await call(() => searchProblemsAction(text))
  return result.ok ? result.data.map(({ id, number, title }) => ({ id, label: `${number} ${title}` })) : []
}

interface ProblemFieldProps {
  value: ComboboxOption | null
  onChange: (problem: ComboboxOption | null) => void
  id?: string
  placeholder?: string
  'aria-label'?: string
}

/** Chooses a problem by its number or by words of its title. */
export function ProblemField(props: ProblemFieldProps) {
  return <Combobox search={search} {...props} />
}
