'use client'

import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { useErrorTexts } from '@/components/admin/form/error-texts'
import { FormError } from '@/components/admin/form/form-error'
import { textOf, textsOf } from '@/components/admin/form/text-of'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { CardContent, CardFooter } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-store'
import { createRoleAction, updateRoleAction } from '@/lib/people/roles/actions'
import type { RoleDto } from '@/lib/people/roles/schema'
import { type Permission, PERMISSIONS } from '@/lib/platform/auth/permissions'
import { PERMISSION_GROUPS, permissionKey } from './permission-groups'

interface RoleFormProps {
  /** Absent: a new one is made. */
  role?: RoleDto
  /** What the person may hand on; the rest is shown and cannot be ticked. */
  grantable: readonly Permission[]
}

/** Name and permissions of a role of the organisation's own. */
export function RoleForm({ role, grantable }: RoleFormProps) {
  const t = useT('admin')
  const common = useT('common')
  const router = useRouter()
  const { pending, error, submit } = useSubmit()
  const { field } = useErrorTexts()

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const ticked = textsOf(form, 'permissions')
    const input = {
      name: textOf(form, 'name'),
      description: textOf(form, 'description'),
      permissions: PERMISSIONS.filter((permission) => ticked.includes(permission)),
    }
    submit(
      () => (role ? updateRoleAction(role.id, input) : createRoleAction(input)),
      () => {
        toast.success(t('roles.saved'))
        if (!role) router.push('/admin/roles')
      },
    )
  }

  return (
    <form onSubmit={send} noValidate>
      <CardContent className="flex flex-col gap-6">
        <FormError error={error} />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={common('field.name')} error={field(error, 'name')} required>
            <Input name="name" defaultValue={role?.name} maxLength={60} autoComplete="off" />
          </FormField>
          <FormField label={common('field.description')} error={field(error, 'description')} optional>
            <Input name="description" defaultValue={role?.description} maxLength={300} autoComplete="off" />
          </FormField>
        </div>
        {field(error, 'permissions') ? (
          <p role="alert" className="text-sm font-medium text-danger-ink">
            {t('roles.needsPermission')}
          </p>
        ) : null}
        <div className="grid gap-6 sm:grid-cols-2">
          {PERMISSION_GROUPS.map((group) => (
            <fieldset key={group.key}>
              <legend className="mb-2 text-sm font-semibold">{t(`roles.groups.${group.key}`)}</legend>
              <div className="space-y-2">
                {group.permissions.map((permission) => (
                  <label key={permission} className="flex gap-2.5 text-sm has-disabled:text-muted-foreground">
                    <Checkbox
                      name="permissions"
                      value={permission}
                      className="mt-0.5"
                      defaultChecked={role?.permissions.includes(permission) ?? false}
                      disabled={!grantable.includes(permission)}
                    />
                    {t(`roles.permissions.${permissionKey(permission)}`)}
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
        </div>
      </CardContent>
      <CardFooter>
        <Button type="submit" disabled={pending} aria-busy={pending}>
          {role ? common('actions.save') : common('actions.create')}
        </Button>
      </CardFooter>
    </form>
  )
}
