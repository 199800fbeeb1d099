import { Fragment } from 'react'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { drill } from '@/lib/reports/drill'
import { readReport } from '@/lib/reports/read'
import type { LoadRow } from '@/lib/reports/schema'
import { csvHref } from '@/components/reports/address'
import { duration } from '@/components/reports/figures'
import { NumberLink } from '@/components/reports/number-link'
import { NothingCounted, ReportCard } from '@/components/reports/report-card'
import type { SectionProps } from '@/components/reports/section-props'
import { StackedName } from '@/components/reports/stacked-name'

const GROUPS = [
  { of: 'teams', by: 'team', none: 'noTeam' },
  { of: 'people', by: 'assignee', none: 'noPerson' },
] as const

/** Who has how much. */
export async function LoadSection({ ctx, address, behind, place, t }: SectionProps) {
  const { period, data } = await readReport(ctx, 'load', address.input)
  const { locale } = place
  const cell = (value: number, href: string) => (
    <TableCell className="h-9 px-2 text-right"><NumberLink value={value} href={href} locale={locale} /></TableCell>
  )
  const cells = (row: LoadRow, by: 'team' | 'assignee') => {
    const whose = drill.of(by, row.id)
    return (
      <>
        {cell(row.opened, behind(drill.opened(period), whose))}
        {cell(row.ended, behind(drill.ended(period), whose))}
        {cell(row.open, behind(drill.open(), whose))}
        <TableCell className="h-9 px-2 text-right whitespace-nowrap tabular-nums">{duration(row.resolution)}</TableCell>
      </>
    )
  }
  return (
    <ReportCard title={t('load.title')} hint={t('load.hint')} csv={csvHref('load', address)} t={t}>
      {data.teams.length + data.people.length === 0 ? (
        <NothingCounted text={t('empty')} />
      ) : (
        GROUPS.map(({ of, by, none }) => (
          <div key={of} className="mb-4 last:mb-0 sm:max-h-80 sm:overflow-y-auto print:max-h-none">
            <h3 className="mb-1.5 text-sm font-semibold sm:hidden">{t(`load.${of}`)}</h3>
            <Table label={t(`load.${of}`)}>
              <TableHeader>
                <tr>
                  <TableHead className="px-2 max-sm:hidden">{t(`load.${of}`)}</TableHead>
                  {(['opened', 'ended', 'open', 'resolution'] as const).map((column) => (
                    <TableHead key={column} className="px-2 text-right whitespace-normal">{t(`load.${column}`)}</TableHead>
                  ))}
                </tr>
              </TableHeader>
              <TableBody>
                {data[of].map((row) => (
                  <Fragment key={row.id ?? 'none'}>
                    <StackedName columns={4}>{row.name ?? t(none)}</StackedName>
                    <TableRow>
                      <th scope="row" className="px-2 text-left font-medium max-sm:hidden">{row.name ?? t(none)}</th>
                      {cells(row, by)}
                    </TableRow>
                  </Fragment>
                ))}
              </TableBody>
            </Table>
          </div>
        ))
      )}
    </ReportCard>
  )
}
