import type { ReactNode } from 'react'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import type { UserDto } from '@/lib/people/users/schema'
import type { Place } from '@/lib/platform/i18n/format'

/** What nobody types: since when somebody is here, and when they were last seen. */
export function UserFacts({ user, place }: { user: UserDto; place: Place }) {
  const t = getT(place.locale, 'admin')
  const common = getT(place.locale, 'common')
  return (
    <dl className="space-y-2 text-sm">
      <Fact label={t('people.lastSignIn')}>
        {user.lastSignInAt ? <DateTime value={user.lastSignInAt} place={place} /> : t('people.never')}
      </Fact>
      <Fact label={common('field.createdAt')}>
        <DateTime value={user.createdAt} place={place} />
      </Fact>
      <Fact label={common('field.updatedAt')}>
        <DateTime value={user.updatedAt} place={place} />
      </Fact>
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-3">
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  )
}
