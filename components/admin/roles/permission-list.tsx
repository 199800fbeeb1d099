import { Check, Minus } from 'lucide-react'
import { getT } from '@/components/i18n/get-t'
import type { Permission } from '@/lib/platform/auth/permissions'
import type { Locale } from '@/lib/platform/i18n/locale'
import { PERMISSION_GROUPS, permissionKey } from './permission-groups'

/** What a role may do and what not, for reading. */
export function PermissionList({ permissions, locale }: { permissions: readonly Permission[]; locale: Locale }) {
  const t = getT(locale, 'admin')
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      {PERMISSION_GROUPS.map((group) => (
        <section key={group.key}>
          <h3 className="mb-2 text-sm font-semibold">{t(`roles.groups.${group.key}`)}</h3>
          <ul className="space-y-1.5 text-sm">
            {group.permissions.map((permission) => {
              const held = permissions.includes(permission)
              const Icon = held ? Check : Minus
              return (
                <li key={permission} className={held ? 'flex gap-2' : 'flex gap-2 text-muted-foreground'}>
                  <Icon aria-hidden className={held ? 'mt-0.5 size-4 shrink-0 text-success-ink' : 'mt-0.5 size-4 shrink-0'} />
                  <span>
                    {t(`roles.permissions.${permissionKey(permission)}`)}
                    <span className="sr-only"> ({held ? t('roles.held') : t('roles.notHeld')})</span>
                  </span>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}
