import { getT, type T } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { Place } from '@/lib/platform/i18n/format'
import type { PolicyVersionDto } from '@/lib/sla/policies/schema'
import { changesBetween, describePolicy, type PolicyChange } from './describe'
import type { PolicyReferences } from './references'

interface VersionHistoryProps {
  /** The newest first. */
  versions: readonly PolicyVersionDto[]
  references: PolicyReferences
  place: Place
}

/** Every version of a policy with what it changed; what the first one said stands whole. */
export function VersionHistory({ versions, references, place }: VersionHistoryProps) {
  const t = getT(place.locale)
  const described = versions.map((version) => describePolicy(version, references, t, place.locale))
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('policies.versions.title')}</CardTitle>
      </CardHeader>
      <CardContent>
        <ol className="space-y-3">
          {versions.map(({ version, createdAt, createdBy }, index) => {
            const changes = changesBetween(described[index + 1] ?? [], described[index] ?? [])
            return (
              <li key={version}>
                <details open={index === 0} className="rounded-md border border-border">
                  <summary className="cursor-pointer px-3 py-2.5 text-sm">
                    <span className="inline-flex max-w-[calc(100%-1.25rem)] flex-wrap items-center gap-x-2.5 gap-y-1 align-top">
                      <strong className="font-semibold">{t('policies.versions.number', { version })}</strong>
                      {index === 0 ? <Badge tone="success">{t('policies.versions.current')}</Badge> : null}
                      <span className="text-muted-foreground">
                        <DateTime value={createdAt} place={place} />
                        {createdBy ? ` ${t('policies.versions.by', { name: createdBy.name })}` : null}
                      </span>
                    </span>
                  </summary>
                  <Changes changes={changes} first={index === versions.length - 1 && version === 1} t={t} />
                </details>
              </li>
            )
          })}
        </ol>
      </CardContent>
    </Card>
  )
}

function Changes({ changes, first, t }: { changes: readonly PolicyChange[]; first: boolean; t: T }) {
  if (changes.length === 0)
    return <p className="px-3 pb-3 text-sm text-muted-foreground">{t('policies.versions.unchanged')}</p>
  return (
    <dl className="divide-y divide-border border-t border-border text-sm">
      {changes.map(({ key, label, was, is }) => (
        <div key={key} className="grid gap-x-4 gap-y-0.5 px-3 py-2 sm:grid-cols-[14rem_1fr]">
          <dt className="text-muted-foreground">{label}</dt>
          <dd className="flex flex-wrap gap-x-2 gap-y-0.5 [overflow-wrap:anywhere]">
            {first ? null : (
              <>
                <span className="sr-only">{t('policies.versions.was')}: </span>
                <del className="text-muted-foreground decoration-danger-ink/60">
                  {was ?? t('policies.versions.none')}
                </del>
                <span aria-hidden>→</span>
                <span className="sr-only">{t('policies.versions.is')}: </span>
              </>
            )}
            <ins className={first ? 'no-underline' : 'font-medium no-underline'}>
              {is ?? t('policies.versions.none')}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
