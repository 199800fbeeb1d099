import { Fragment } from 'react'
import { getT } from '@/components/i18n/get-t'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { drill, type Drill } from '@/lib/reports/drill'
import { readReport } from '@/lib/reports/read'
import type { Attainment } from '@/lib/reports/schema'
import { csvHref } from '@/components/reports/address'
import { AttainmentBar } from '@/components/reports/attainment-bar'
import { NothingCounted, ReportCard } from '@/components/reports/report-card'
import type { SectionProps } from '@/components/reports/section-props'
import { StackedName } from '@/components/reports/stacked-name'

interface Line {
  key: string
  name: string
  of: Drill
  firstResponse: Attainment
  resolution: Attainment
}

const holds = ({ met, breached, running }: Attainment): boolean => met + breached + running > 0

/** How service levels were kept, by policy, by team and by priority. */
export async function LevelsSection({ ctx, address, behind, place, t }: SectionProps) {
  const { period, data } = await readReport(ctx, 'service-levels', address.input)
  const common = getT(place.locale, 'common')
  const groups: { title: string; lines: Line[] }[] = [
    { title: t('levels.policies'), lines: data.policies.map((row) => ({ ...row, key: `policy ${row.id}`, name: row.name ?? '', of: drill.of('policy', row.id) })) },
    { title: t('levels.teams'), lines: data.teams.map((row) => ({ ...row, key: `team ${row.id}`, name: row.name ?? t('noTeam'), of: drill.of('team', row.id) })) },
    {
      title: t('levels.priorities'),
      lines: data.priorities.map((row) => ({
        ...row,
        key: `priority ${row.priority}`,
        name: common(`priority.${row.priority}`),
        of: drill.priority(row.priority),
      })),
    },
  ].map(({ title, lines }) => ({ title, lines: lines.filter(({ firstResponse, resolution }) => holds(firstResponse) || holds(resolution)) }))
  const bar = (line: Line, clock: 'firstResponse' | 'resolution') => (
    <AttainmentBar clocks={line[clock]} href={(outcome) => behind(drill.clock(period, clock, outcome), line.of)} locale={place.locale} t={t} />
  )
  return (
    <ReportCard title={t('levels.title')} hint={t('levels.hint')} csv={csvHref('service-levels', address)} t={t} className="xl:col-span-2">
      {groups.every(({ lines }) => lines.length === 0) ? (
        <NothingCounted text={t('empty')} />
      ) : (
        <Table label={t('levels.title')}>
          <TableHeader>
            <tr>
              <TableHead className="w-1/4 max-sm:hidden">{t('levels.what')}</TableHead>
              <TableHead>{t('levels.firstResponse')}</TableHead>
              <TableHead>{t('levels.resolution')}</TableHead>
            </tr>
          </TableHeader>
          {groups.filter(({ lines }) => lines.length > 0).map(({ title, lines }) => (
            <TableBody key={title}>
              <tr>
                <th scope="colgroup" colSpan={3} className="px-3 pt-4 pb-1 text-left text-xs font-semibold text-muted-foreground">{title}</th>
              </tr>
              {lines.map((line) => (
                <Fragment key={line.key}>
                  <StackedName columns={2} className="px-3">{line.name}</StackedName>
                  <TableRow>
                    <th scope="row" className="px-3 py-2 text-left align-middle font-medium max-sm:hidden">{line.name}</th>
                    <TableCell className="py-2">{bar(line, 'firstResponse')}</TableCell>
                    <TableCell className="py-2">{bar(line, 'resolution')}</TableCell>
                  </TableRow>
                </Fragment>
              ))}
            </TableBody>
          ))}
        </Table>
      )}
    </ReportCard>
  )
}
