import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { Badge } from '@/components/ui/badge'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { CalendarDto } from '@/lib/sla/calendars/schema'
import { ArchiveCalendar } from './archive-calendar'
import { hoursText } from './hours-text'

/** The calendars, one a row; a name leads to the calendar. */
export function CalendarTable({ calendars, locale }: { calendars: readonly CalendarDto[]; locale: Locale }) {
  const t = getT(locale, 'calendars')
  const common = getT(locale, 'common')
  const admin = getT(locale, 'admin')
  return (
    <Table label={admin('calendars.title')}>
      <TableHeader>
        <TableRow>
          <TableHead>{common('field.name')}</TableHead>
          <TableHead className="max-lg:hidden">{t('timezone')}</TableHead>
          <TableHead className="max-md:hidden">{t('holidays')}</TableHead>
          <TableHead className="max-md:hidden">{t('usedBy')}</TableHead>
          <TableHead className="max-md:hidden">{t('version')}</TableHead>
          <TableHead>
            <span className="sr-only">{admin('actions')}</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {calendars.map((calendar) => (
          <TableRow key={calendar.id} className="relative">
            <TableCell className="py-2.5">
              <Link
                href={`/admin/calendars/${calendar.id}`}
                prefetch={false}
                className="font-medium after:absolute after:inset-0"
              >
                {calendar.name}
              </Link>{' '}
              {calendar.archivedAt ? <Badge>{admin('archived')}</Badge> : null}
              {hoursText(t, locale, calendar.week).map((line) => (
                <span key={line} className="block text-xs text-muted-foreground tabular-nums">
                  {line}
                </span>
              ))}
              <span className="block text-xs text-subtle-foreground lg:hidden">{calendar.timezone}</span>
              <span className="block text-xs text-subtle-foreground md:hidden">
                {[
                  `${t('holidays')}: ${t('holiday.count', { count: calendar.holidays.length })}`,
                  t('policies', { count: calendar.policies.length }),
                  t('versionNumber', { version: calendar.version }),
                ].join(' · ')}
              </span>
            </TableCell>
            <TableCell className="text-muted-foreground max-lg:hidden">{calendar.timezone}</TableCell>
            <TableCell className="text-muted-foreground max-md:hidden">
              {t('holiday.count', { count: calendar.holidays.length })}
            </TableCell>
            <TableCell
              className="text-muted-foreground max-md:hidden"
              title={calendar.policies.map(({ name }) => name).join(', ') || undefined}
            >
              {t('policies', { count: calendar.policies.length })}
            </TableCell>
            <TableCell className="text-muted-foreground tabular-nums max-md:hidden">
              {t('versionNumber', { version: calendar.version })}
            </TableCell>
            <TableCell className="text-right">
              <span className="relative">
                <ArchiveCalendar
                  id={calendar.id}
                  name={calendar.name}
                  archived={calendar.archivedAt !== null}
                  policies={calendar.policies.map(({ name }) => name)}
                />
              </span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
