'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { UserChip } from '@/components/shared/user-chip'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { searchPeopleAction } from '@/lib/people/users/actions'

export interface Member {
  id: string
  name: string
}

async function search(query: string): Promise<readonly ComboboxOption[]> {
  const result = await searchPeopleAction(query)
  if (!result.ok) throw new Error(result.error.code)
  return result.data
}

/** The members of a team, posted as `memberIds`. */
export function MemberPicker({ initial }: { initial: readonly Member[] }) {
  const t = useT('admin')
  const [members, setMembers] = useState(initial)

  function add(option: ComboboxOption | null) {
    if (!option || members.some(({ id }) => id === option.id)) return
    setMembers([...members, { id: option.id, name: option.label }])
  }

  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm font-medium">{t('teams.members')}</p>
      <Combobox search={search} value={null} onChange={add} placeholder={t('teams.addMember')} aria-label={t('teams.addMember')} />
      {members.length > 0 ? (
        <ul className="max-h-56 divide-y divide-border overflow-y-auto rounded-md border border-border">
          {members.map(({ id, name }) => (
            <li key={id} className="flex items-center justify-between gap-2 py-1.5 pr-1.5 pl-3 text-sm">
              <input type="hidden" name="memberIds" value={id} />
              <UserChip name={name} />
              <button
                type="button"
                aria-label={t('teams.removeMember', { name })}
                onClick={() => setMembers(members.filter((member) => member.id !== id))}
                className="rounded-sm p-1.5 text-muted-foreground hover:bg-accent hover:text-foreground"
              >
                <X aria-hidden className="size-4" />
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-xs text-muted-foreground">{t('teams.noMembers')}</p>
      )}
    </div>
  )
}
