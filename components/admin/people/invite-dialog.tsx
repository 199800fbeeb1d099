'use client'

import { UserPlus } from 'lucide-react'
import { FormDialog } from '@/components/admin/form/form-dialog'
import { textOf, textsOf } from '@/components/admin/form/text-of'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { inviteUserAction } from '@/lib/people/users/actions'
import { type Choice, TeamChoices } from './team-choices'

interface InviteDialogProps {
  /** Roles that the person may grant, by key. */
  roles: Choice[]
  teams: Choice[]
}

export function InviteDialog({ roles, teams }: InviteDialogProps) {
  const t = useT('admin')
  const common = useT('common')
  return (
    <FormDialog
      trigger={
        <Button>
          <UserPlus aria-hidden />
          {t('people.invite')}
        </Button>
      }
      title={t('people.inviteTitle')}
      description={t('people.inviteHint')}
      submitLabel={t('people.sendInvitation')}
      success={t('people.invited')}
      action={(form) =>
        inviteUserAction({
          name: textOf(form, 'name'),
          email: textOf(form, 'email'),
          role: textOf(form, 'role'),
          teamIds: textsOf(form, 'teamIds'),
        })
      }
    >
      {(fieldError) => (
        <>
          <FormField label={common('field.name')} error={fieldError('name')} required>
            <Input name="name" autoComplete="off" maxLength={120} />
          </FormField>
          <FormField label={common('field.email')} error={fieldError('email')} required>
            <Input name="email" type="email" autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </FormField>
          <FormField label={common('field.role')} error={fieldError('role')} hint={t('people.roleHint')}>
            <Select name="role" defaultValue="requester">
              {roles.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Select>
          </FormField>
          <TeamChoices teams={teams} />
        </>
      )}
    </FormDialog>
  )
}
