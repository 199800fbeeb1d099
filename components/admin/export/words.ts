import { roleName } from '@/components/admin/people/role-name'
import { getT } from '@/components/i18n/get-t'
import type { PeopleWording } from '@/lib/people/users/export-columns'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { AuditField } from '@/lib/tenants/audit/export-columns'

/** The words of an export of people in the reader's language. */
export function peopleWording(locale: Locale): PeopleWording {
  const t = getT(locale)
  return {
    heading: (field) => t(`admin.export.people.${field}`),
    term: (of, word) => {
      const key = `${of === 'kind' ? 'admin.export.kind' : 'people.status'}.${word}` as 'people.status.active'
      return t.has(key) ? t(key) : word
    },
    role: (role) => roleName(getT(locale, 'common'), role),
  }
}

/** The headings of an export of the audit in the reader's language. */
export function auditHeading(locale: Locale): (field: AuditField) => string {
  const t = getT(locale, 'admin')
  return (field) => t(`export.audit.${field}`)
}
