'use client'

import { useErrorTexts } from '@/components/admin/form/error-texts'
import type { Choice } from '@/components/admin/people/team-choices'
import { PERMISSION_GROUPS, permissionKey } from '@/components/admin/roles/permission-groups'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { ActionError } from '@/lib/people/action-context'
import type { Permission } from '@/lib/platform/auth/permissions'

interface KeyFieldsProps {
  error: ActionError | null
  grantable: readonly Permission[]
  roles?: Choice[] | undefined
  pending: boolean
}

/** Days after which a key ends; 0: never. */
const LIFETIMES = [30, 90, 365, 0] as const

export function KeyFields({ error, grantable, roles, pending }: KeyFieldsProps) {
  const t = useT('admin')
  const common = useT('common')
  const { field } = useErrorTexts()
  const scopes = PERMISSION_GROUPS.flatMap((group) => [...group.permissions]).filter((scope) => grantable.includes(scope))
  return (
    <>
      <FormField label={common('field.name')} hint={t('api-keys.nameHint')} error={field(error, 'name')} required>
        <Input name="name" maxLength={80} autoComplete="off" />
      </FormField>
      <div className="grid gap-4 sm:grid-cols-2">
        {roles ? (
          <FormField label={common('field.role')} error={field(error, 'role')}>
            <Select name="role" defaultValue="agent">
              {roles.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Select>
          </FormField>
        ) : null}
        <FormField label={t('api-keys.expires')} error={field(error, 'expiresAt')}>
          <Select name="days" defaultValue="90">
            {LIFETIMES.map((days) => (
              <option key={days} value={days}>
                {days === 0 ? t('api-keys.noExpiry') : t('api-keys.days', { count: days })}
              </option>
            ))}
          </Select>
        </FormField>
      </div>
      <details className="rounded-md border border-border px-3.5 py-2.5 text-sm">
        <summary className="cursor-pointer font-medium">{t('api-keys.narrow')}</summary>
        <p className="mt-1 mb-3 text-xs text-muted-foreground">{t('api-keys.narrowHint')}</p>
        <div className="grid max-h-52 gap-2 overflow-y-auto">
          {scopes.map((scope) => (
            <label key={scope} className="flex gap-2.5">
              <Checkbox name="scopes" value={scope} className="mt-0.5" />
              {t(`roles.permissions.${permissionKey(scope)}`)}
            </label>
          ))}
        </div>
      </details>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">{common('actions.cancel')}</Button>
        </DialogClose>
        <Button type="submit" disabled={pending} aria-busy={pending}>
          {common('actions.create')}
        </Button>
      </DialogFooter>
    </>
  )
}
