import { Search } from 'lucide-react'
import { getT } from '@/components/i18n/get-t'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { RoleDto } from '@/lib/people/roles/schema'
import type { Locale } from '@/lib/platform/i18n/locale'
import { roleName } from './role-name'

interface PeopleFilterProps {
  locale: Locale
  roles: RoleDto[]
  values: { q?: string; role?: string; status?: string; kind?: string }
}

/** A plain form: the filter lives in the address, and works without JavaScript. */
export function PeopleFilter({ locale, roles, values }: PeopleFilterProps) {
  const t = getT(locale, 'admin')
  const common = getT(locale, 'common')
  const people = getT(locale, 'people')
  return (
    <form role="search" className="flex flex-wrap gap-2 border-b border-border p-3">
      <div className="relative min-w-48 flex-1">
        <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted-foreground" />
        <Input
          type="search"
          name="q"
          defaultValue={values.q}
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          className="pl-9"
        />
      </div>
      <Select name="role" defaultValue={values.role ?? ''} aria-label={common('field.role')} className="w-auto max-sm:flex-1">
        <option value="">{t('people.anyRole')}</option>
        {roles.map((role) => (
          <option key={role.key} value={role.key}>
            {roleName(common, role)}
          </option>
        ))}
      </Select>
      <Select name="status" defaultValue={values.status ?? ''} aria-label={common('field.status')} className="w-auto max-sm:flex-1">
        <option value="">{t('people.anyStatus')}</option>
        {(['active', 'invited', 'suspended'] as const).map((status) => (
          <option key={status} value={status}>
            {people(`status.${status}`)}
          </option>
        ))}
      </Select>
      <Select name="kind" defaultValue={values.kind ?? ''} aria-label={t('people.kind')} className="w-auto max-sm:flex-1">
        <option value="">{t('people.anyKind')}</option>
        <option value="person">{t('people.onlyPeople')}</option>
        <option value="contact">{t('people.onlyContacts')}</option>
      </Select>
      <Button type="submit" variant="secondary">
        {common('actions.filter')}
      </Button>
    </form>
  )
}
