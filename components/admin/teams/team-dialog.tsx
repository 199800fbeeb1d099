'use client'

import type { ReactNode } from 'react'
import { FormDialog } from '@/components/admin/form/form-dialog'
import { textOf, textsOf } from '@/components/admin/form/text-of'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { createTeamAction, updateTeamAction } from '@/lib/people/teams/actions'
import type { TeamDto } from '@/lib/people/teams/schema'
import { type Member, MemberPicker } from './member-picker'

interface TeamDialogProps {
  trigger: ReactNode
  /** Absent: a new one is made. */
  team?: TeamDto
  members?: Member[]
}

export function TeamDialog({ trigger, team, members = [] }: TeamDialogProps) {
  const t = useT('admin')
  const common = useT('common')

  function save(form: FormData) {
    const input = {
      name: textOf(form, 'name'),
      description: textOf(form, 'description'),
      memberIds: textsOf(form, 'memberIds'),
    }
    return team ? updateTeamAction(team.id, input, team.version) : createTeamAction(input)
  }

  return (
    <FormDialog
      trigger={trigger}
      title={team ? t('teams.editTitle', { name: team.name }) : t('teams.createTitle')}
      submitLabel={team ? common('actions.save') : common('actions.create')}
      success={team ? t('teams.saved') : t('teams.created')}
      action={save}
    >
      {(fieldError) => (
        <>
          <FormField label={common('field.name')} error={fieldError('name')} required>
            <Input name="name" defaultValue={team?.name} maxLength={80} autoComplete="off" />
          </FormField>
          <FormField label={common('field.description')} error={fieldError('description')} optional>
            <Textarea name="description" defaultValue={team?.description} maxLength={500} rows={2} />
          </FormField>
          <MemberPicker initial={members} />
        </>
      )}
    </FormDialog>
  )
}
