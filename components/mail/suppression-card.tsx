import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import type { SuppressionDto } from '@/lib/mail/deliveries/queries'
import type { Place } from '@/lib/platform/i18n/format'
import { reasonText } from './reason-text'
import { ReleaseButton } from './release-button'

/** The addresses that nothing is sent to any more. */
export function SuppressionCard({ suppressions, place }: { suppressions: readonly SuppressionDto[]; place: Place }) {
  const t = getT(place.locale, 'mail')
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('sent.suppressed')}</CardTitle>
        <CardDescription>{t('sent.suppressedHint')}</CardDescription>
      </CardHeader>
      <ul className="mt-3 divide-y divide-border border-t border-border">
        {suppressions.map(({ address, reason, at }) => (
          <li key={address} className="flex flex-wrap items-center justify-between gap-3 px-5 py-2.5 text-sm">
            <span className="min-w-0">
              <span className="block truncate font-medium">{address}</span>
              <span className="block text-xs text-muted-foreground">
                {reasonText(t, reason)} · <DateTime value={at} place={place} />
              </span>
            </span>
            <ReleaseButton address={address} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
