import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { EmptyState } from '@/components/shared/empty-state'
import { Button } from '@/components/ui/button'
import { Card, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { formatNumber, type Place } from '@/lib/platform/i18n/format'
import type { ImportSummary } from '@/lib/imports/schema'
import type { Page } from '@/lib/tickets/schema'
import { ImportStatus } from './import-status'

interface ImportListProps {
  page: Page<ImportSummary>
  place: Place
}

/** The imports there were, newest first. */
export function ImportList({ page: { data, page }, place }: ImportListProps) {
  const t = getT(place.locale, 'imports')
  const number = (value: number) => formatNumber(value, place.locale)
  return (
    <Card>
      <CardHeader className="pb-3">
        <CardTitle>{t('runs.title')}</CardTitle>
      </CardHeader>
      {data.length === 0 ? <EmptyState title={t('runs.empty')} description={t('runs.emptyHint')} className="pt-4" /> : null}
      {data.length > 0 ? (
        <Table label={t('runs.title')}>
          <TableHeader>
            <tr>
              <TableHead>{t('runs.file')}</TableHead>
              <TableHead>{t('runs.status')}</TableHead>
              <TableHead className="text-right">{t('runs.created')}</TableHead>
              <TableHead className="text-right">{t('runs.rejected')}</TableHead>
              <TableHead>{t('runs.when')}</TableHead>
              <TableHead>{t('runs.by')}</TableHead>
            </tr>
          </TableHeader>
          <TableBody>
            {data.map((run) => (
              <TableRow key={run.id}>
                <TableCell className="max-w-72 truncate">
                  <Link href={`/admin/imports/${run.id}`} className="font-medium text-link hover:underline">
                    {run.fileName}
                  </Link>
                  <span className="block text-xs text-muted-foreground">{t(`source.${run.source}`)}</span>
                </TableCell>
                <TableCell>
                  <ImportStatus status={run.status} />
                </TableCell>
                <TableCell className="text-right tabular-nums">{number(run.counts.created)}</TableCell>
                <TableCell className="text-right tabular-nums">{number(run.counts.rejected)}</TableCell>
                <TableCell>
                  <DateTime value={run.createdAt} place={place} />
                </TableCell>
                <TableCell>{run.createdBy?.name ?? '—'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
      {page.nextCursor ? (
        <CardFooter>
          <Button asChild variant="outline" size="sm">
            <Link href={`/admin/imports?cursor=${encodeURIComponent(page.nextCursor)}`}>{t('runs.older')}</Link>
          </Button>
        </CardFooter>
      ) : null}
    </Card>
  )
}
