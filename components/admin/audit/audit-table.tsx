import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { AuditEntryDto } from '@/lib/tenants/audit/schema'
import type { Place } from '@/lib/platform/i18n/format'
import { changedFields } from './changes'

/** The audit, one entry a row; what changed unfolds. */
export function AuditTable({ entries, place }: { entries: AuditEntryDto[]; place: Place }) {
  const t = getT(place.locale, 'admin')
  return (
    <Table label={t('audit.title')}>
      <TableHeader>
        <TableRow>
          <TableHead>{t('audit.at')}</TableHead>
          <TableHead>{t('audit.actor')}</TableHead>
          <TableHead>{t('audit.action')}</TableHead>
          <TableHead className="max-lg:hidden">{t('audit.ip')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {entries.map((entry) => (
          <TableRow key={entry.id} className="align-top">
            <TableCell className="py-2.5 align-top text-muted-foreground">
              <DateTime value={entry.at} place={place} />
            </TableCell>
            <TableCell className="py-2.5 align-top sm:whitespace-nowrap">
              {entry.actor.name}
              {entry.actor.apiKey ? (
                <span className="block text-xs text-muted-foreground">{t('audit.byKey', { key: entry.actor.apiKey })}</span>
              ) : null}
            </TableCell>
            <TableCell className="w-full py-2.5 align-top">
              <Changes entry={entry} place={place} />
            </TableCell>
            <TableCell className="py-2.5 align-top text-muted-foreground max-lg:hidden">{entry.ip ?? '—'}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Changes({ entry, place }: { entry: AuditEntryDto; place: Place }) {
  const t = getT(place.locale, 'admin')
  const changes = changedFields(entry.before, entry.after)
  const action = <code className="text-xs font-medium wrap-anywhere">{entry.action}</code>
  if (changes.length === 0) return action
  return (
    <details>
      <summary className="cursor-pointer">
        {action} <span className="text-xs text-muted-foreground">{t('audit.fields', { count: changes.length })}</span>
      </summary>
      <dl className="mt-2 grid gap-x-4 gap-y-1 text-xs sm:grid-cols-[auto_minmax(0,1fr)]">
        {changes.map(({ field, before, after }) => (
          <div key={field} className="contents">
            <dt className="font-medium">{field}</dt>
            <dd className="min-w-0 break-words text-muted-foreground">
              {entry.before === null ? null : (
                <>
                  <del className="decoration-danger">{before}</del> →{' '}
                </>
              )}
              <span className="text-foreground">{after}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
