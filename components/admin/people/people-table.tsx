import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { UserChip } from '@/components/shared/user-chip'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { UserDto } from '@/lib/people/users/schema'
import type { Place } from '@/lib/platform/i18n/format'
import { roleName } from './role-name'
import { UserStatus } from './user-badges'

/** People with role, teams and status; a name leads to the person. */
export function PeopleTable({ people, place, now }: { people: UserDto[]; place: Place; now: Date }) {
  const t = getT(place.locale, 'admin')
  const common = getT(place.locale, 'common')
  return (
    <Table label={t('people.title')}>
      <TableHeader>
        <TableRow>
          <TableHead>{common('field.name')}</TableHead>
          <TableHead className="max-sm:hidden">{common('field.role')}</TableHead>
          <TableHead className="max-md:hidden">{t('people.teams')}</TableHead>
          <TableHead>{common('field.status')}</TableHead>
          <TableHead className="max-lg:hidden">{t('people.lastSignIn')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {people.map((user) => (
          <TableRow key={user.id} className="relative">
            <TableCell className="max-w-72">
              <Link href={`/admin/people/${user.id}`} prefetch={false} className="font-medium after:absolute after:inset-0">
                <UserChip name={user.name} detail={user.email ?? t('people.noEmail')} size="md" />
              </Link>
            </TableCell>
            <TableCell className="max-sm:hidden">{roleName(common, user.role)}</TableCell>
            <TableCell className="max-w-60 truncate text-muted-foreground max-md:hidden">
              {user.teams.map(({ name }) => name).join(', ') || '—'}
            </TableCell>
            <TableCell>
              <UserStatus user={user} locale={place.locale} />
            </TableCell>
            <TableCell className="text-muted-foreground max-lg:hidden">
              {user.lastSignInAt ? <DateTime value={user.lastSignInAt} place={place} relativeTo={now} /> : '—'}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
