'use client'

import { useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Select } from '@/components/ui/select'
import type { ReplyDto } from '@/lib/tickets/replies/schema'
import { SCOPES, type Scope } from '@/lib/tickets/sharing/vocabulary'

interface SharingFieldsProps {
  reply: ReplyDto | undefined
  teams: readonly { id: string; name: string }[]
  teamError: string | undefined
}

/** For whom a canned reply is; a team is asked for where one is needed. */
export function SharingFields({ reply, teams, teamError }: SharingFieldsProps) {
  const t = useT('replies')
  const [scope, setScope] = useState<Scope>(reply?.scope ?? 'personal')
  return (
    <>
      <FormField label={t('fields.scope')}>
        <Select name="scope" value={scope} onChange={(event) => setScope(SCOPES.find((known) => known === event.target.value) ?? 'personal')}>
          {SCOPES.map((one) => (
            <option key={one} value={one}>
              {t(`scope.${one}`)}
            </option>
          ))}
        </Select>
      </FormField>
      {scope === 'team' ? (
        <FormField label={t('fields.team')} error={teamError} required>
          <Select name="teamId" defaultValue={reply?.team?.id ?? ''}>
            <option value="">—</option>
            {teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </FormField>
      ) : null}
    </>
  )
}
