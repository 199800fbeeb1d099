import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Card } from '@/components/ui/card'
import { type DeflectionFigures, type Gap, GAP_KINDS } from '@/lib/knowledge/insight/schema'
import { formatNumber } from '@/lib/platform/i18n/format'
import type { Locale } from '@/lib/platform/i18n/locale'
import { GapRow } from './gap-row'

interface GapListProps {
  gaps: readonly Gap[]
  figures: DeflectionFigures
  locale: Locale
}

/** What the knowledge base lacks, by kind, below what it spared. */
export function GapList({ gaps, figures, locale }: GapListProps) {
  const t = getT(locale, 'deflection')
  const knowledge = getT(locale, 'knowledge')('title')
  return (
    <>
      <PageHeader
        title={t('insights.title')}
        description={t('insights.lead')}
        breadcrumb={{ label: knowledge, crumbs: [{ label: knowledge, href: '/desk/kb' }, { label: t('insights.title') }] }}
      />
      <dl className="mb-6 grid gap-3 sm:grid-cols-3">
        {(['helped', 'opened', 'offered'] as const).map((what) => (
          <div key={what} className="flex flex-col rounded-lg border border-border bg-surface p-4 shadow-card">
            <dt className="text-xs font-medium text-muted-foreground">{t(`insights.${what}`)}</dt>
            <dd className="mt-1 text-2xl font-semibold tabular-nums">{formatNumber(figures[what], locale)}</dd>
          </div>
        ))}
      </dl>
      {gaps.length === 0 ? (
        <Card>
          <EmptyState title={t('insights.empty')} description={t('insights.emptyHint')} />
        </Card>
      ) : (
        <div className="grid items-start gap-5 xl:grid-cols-2">
          {GAP_KINDS.map((kind) => ({ kind, rows: gaps.filter((gap) => gap.kind === kind) }))
            .filter(({ rows }) => rows.length > 0)
            .map(({ kind, rows }) => (
              <Card key={kind} className="min-w-0">
                <section aria-labelledby={`gaps-${kind}`}>
                  <div className="border-b border-border px-4 py-3">
                    <h2 id={`gaps-${kind}`} className="font-semibold">
                      {t(`insights.${kind}`)}
                    </h2>
                    <p className="text-xs text-muted-foreground">{t(`insights.${kind}Hint`)}</p>
                  </div>
                  <ul className="divide-y divide-border">
                    {rows.map((gap) => (
                      <GapRow key={gap.key} gap={gap} locale={locale} />
                    ))}
                  </ul>
                </section>
              </Card>
            ))}
        </div>
      )}
    </>
  )
}
