'use client'

import { useT } from '@/components/i18n/use-t'
import { Checkbox } from '@/components/ui/checkbox'

export interface Choice {
  id: string
  label: string
}

/** The teams that somebody belongs to, as checkboxes named `teamIds`; nothing when there are none. */
export function TeamChoices({ teams, chosen = [] }: { teams: readonly Choice[]; chosen?: readonly string[] }) {
  const t = useT('admin')
  if (teams.length === 0) return null
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-sm font-medium">{t('people.teams')}</legend>
      <div className="grid max-h-48 gap-x-4 gap-y-2 overflow-y-auto sm:grid-cols-2">
        {teams.map(({ id, label }) => (
          <label key={id} className="flex items-center gap-2.5 text-sm">
            <Checkbox name="teamIds" value={id} defaultChecked={chosen.includes(id)} />
            <span className="min-w-0 truncate">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
