import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { RichText } from '@/components/shared/rich-text'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { formatDateTime, type Place } from '@/lib/platform/i18n/format'
import type { KnownErrorDto } from '@/lib/problems/known-errors/schema'

/** A known error: what it looks like, why it happens, what helps, and how often it came up. */
export function KnownErrorCard({ knownError, place }: { knownError: KnownErrorDto; place: Place }) {
  const t = getT(place.locale, 'knownErrors')
  const { number, title, errorCode, symptoms, rootCause, workaroundHtml, audience, current, configurationItems, publishedAt, counts } = knownError
  const figures = [
    t('count.incidents', { count: counts.incidents }),
    ...(['offered', 'used', 'dismissed', 'deflected'] as const).flatMap((what) => (counts[what] > 0 ? [t(`count.${what}`, { count: counts[what] })] : [])),
  ]
  return (
    <Card className="space-y-3 p-4 text-sm">
      <div className="space-y-1.5">
        <h2 className="font-medium wrap-anywhere">
          <Link href={`/desk/problems/${number}`} prefetch={false} className="text-link hover:underline">
            <span className="tabular-nums">{number}</span> · {title}
          </Link>
        </h2>
        <p className="flex flex-wrap gap-1.5">
          {errorCode ? <Badge tone="outline" className="h-auto font-mono wrap-anywhere whitespace-normal">{errorCode}</Badge> : null}
          {configurationItems.map(({ id, name }) => (
            <Badge key={id} className="h-auto wrap-anywhere whitespace-normal">{name}</Badge>
          ))}
          <Badge tone={audience === 'requesters' ? 'info' : 'neutral'}>{t(`audience.${audience}`)}</Badge>
          {current ? null : <Badge tone="success">{t('state.past')}</Badge>}
        </p>
      </div>
      {symptoms ? <Part label={t('symptoms')}>{symptoms}</Part> : null}
      <div>
        <h3 className="text-xs font-medium text-muted-foreground">{t('workaround')}</h3>
        <RichText html={workaroundHtml} />
      </div>
      <details>
        <summary className="cursor-pointer text-xs font-medium text-muted-foreground">{t('cause')}</summary>
        <p className="mt-1 wrap-anywhere whitespace-pre-wrap">{rootCause}</p>
      </details>
      <p className="text-xs text-muted-foreground tabular-nums">
        {figures.join(' · ')} · {t('published', { date: formatDateTime(publishedAt, place, 'date') })}
      </p>
    </Card>
  )
}

function Part({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <h3 className="text-xs font-medium text-muted-foreground">{label}</h3>
      <p className="wrap-anywhere whitespace-pre-wrap">{children}</p>
    </div>
  )
}
