'use client'

import dynamic from 'next/dynamic'
import { useT } from '@/components/i18n/use-t'
import type { ListFilter } from '@/lib/incidents/views/vocabulary'
import { columnKey } from './columns'
import { FilterButton } from './filter-button'
import { useFilterLabel } from './use-filter-label'

const FilterChoices = dynamic(() => import('./filter-choices'))

interface FilterMenuProps {
  filter: ListFilter
  values: readonly string[]
  names: Readonly<Record<string, string>>
  onChange: (values: readonly string[]) => void
}

/** A filter by any of some values. */
export function FilterMenu({ filter, values, names, onChange }: FilterMenuProps) {
  const t = useT()
  const labelOf = useFilterLabel(filter, names)
  const label = t(columnKey(filter === 'tag' ? 'tags' : filter))
  const [first] = values
  const value = first && labelOf(first) + (values.length > 1 ? ` +${values.length - 1}` : '')
  return (
    <FilterButton label={label} value={value} panelClassName="w-64 p-0">
      {() => <FilterChoices filter={filter} values={values} names={names} onChange={onChange} />}
    </FilterButton>
  )
}
