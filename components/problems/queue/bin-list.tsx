import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Card } from '@/components/ui/card'
import type { Ctx } from '@/lib/platform/context'
import type { ProblemRow } from '@/lib/problems/schema'
import { ProblemStatusBadge } from '../problem-status'
import { QueueTabs } from './queue-tabs'
import { RestoreButton } from './restore-button'

/** The problems in the bin, each of which can be taken out. */
export function ProblemBin({ ctx, rows }: { ctx: Ctx; rows: readonly ProblemRow[] }) {
  const t = getT(ctx.locale, 'problems')
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <Card className="-mx-4 overflow-hidden max-sm:rounded-none max-sm:border-x-0 sm:mx-0">
        <QueueTabs current="bin" ctx={ctx} />
        {rows.length === 0 ? <EmptyState title={t('bin.empty')} description={t('bin.body')} /> : null}
        <ul className="divide-y divide-border">
          {rows.map(({ id, number, title, status, incidents }) => (
            <li key={id} className="flex items-start gap-3 px-4 py-3 text-sm">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                  <span className="font-medium text-muted-foreground tabular-nums">{number}</span>
                  <ProblemStatusBadge status={status} t={t} />
                </p>
                <p className="mt-0.5 font-medium wrap-anywhere">{title}</p>
                {incidents.total > 0 ? <p className="text-xs text-muted-foreground">{t('incidentsOf', { count: incidents.total })}</p> : null}
              </div>
              <RestoreButton problem={{ id, number }} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}
