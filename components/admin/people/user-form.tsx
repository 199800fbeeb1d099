'use client'

import type { FormEvent } from 'react'
import { useErrorTexts } from '@/components/admin/form/error-texts'
import { FormError } from '@/components/admin/form/form-error'
import { textOf, textsOf } from '@/components/admin/form/text-of'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { CardContent, CardFooter } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-store'
import { updateUserAction } from '@/lib/people/users/actions'
import type { UserDto } from '@/lib/people/users/schema'
import { type Choice, TeamChoices } from './team-choices'

interface UserFormProps {
  user: UserDto
  roles: Choice[]
  teams: Choice[]
  /** Nobody changes their own role. */
  roleLocked: boolean
}

/** Name, address, role and teams of a person; of a contact, what is known of them. */
export function UserForm({ user, roles, teams, roleLocked }: UserFormProps) {
  const t = useT('admin')
  const common = useT('common')
  const { pending, error, submit } = useSubmit()
  const { field } = useErrorTexts()
  const isPerson = user.kind === 'person'

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const changes = {
      name: textOf(form, 'name'),
      email: textOf(form, 'email') || null,
      phone: textOf(form, 'phone') || null,
      ...(isPerson && { teamIds: textsOf(form, 'teamIds') }),
      ...(isPerson && !roleLocked && { role: textOf(form, 'role') }),
    }
    submit(
      () => updateUserAction(user.id, changes, user.version),
      () => toast.success(t('people.saved')),
    )
  }

  return (
    <form onSubmit={send} noValidate>
      <CardContent className="flex flex-col gap-4">
        <FormError error={error} />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={common('field.name')} error={field(error, 'name')} required>
            <Input name="name" defaultValue={user.name} maxLength={120} />
          </FormField>
          <FormField label={common('field.email')} error={field(error, 'email')} required={isPerson} optional={!isPerson}>
            <Input name="email" type="email" defaultValue={user.email ?? ''} autoCapitalize="none" spellCheck={false} />
          </FormField>
          <FormField label={t('people.phone')} error={field(error, 'phone')} optional>
            <Input name="phone" type="tel" defaultValue={user.phone ?? ''} maxLength={40} />
          </FormField>
          {isPerson ? (
            <FormField
              label={common('field.role')}
              error={field(error, 'role')}
              hint={roleLocked ? t('people.ownRole') : undefined}
            >
              <Select name="role" defaultValue={user.role.key} disabled={roleLocked}>
                {roles.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </Select>
            </FormField>
          ) : null}
        </div>
        {isPerson ? <TeamChoices teams={teams} chosen={user.teams.map(({ id }) => id)} /> : null}
      </CardContent>
      <CardFooter>
        <Button type="submit" disabled={pending} aria-busy={pending}>
          {common('actions.save')}
        </Button>
      </CardFooter>
    </form>
  )
}
