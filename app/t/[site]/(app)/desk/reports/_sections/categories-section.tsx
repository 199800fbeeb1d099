import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { drill } from '@/lib/reports/drill'
import { readReport } from '@/lib/reports/read'
import { csvHref } from '@/components/reports/address'
import { percent, share } from '@/components/reports/figures'
import { NumberLink } from '@/components/reports/number-link'
import { NothingCounted, ReportCard } from '@/components/reports/report-card'
import type { SectionProps } from '@/components/reports/section-props'

/** What incidents were about, as the tree of categories. */
export async function CategoriesSection({ ctx, address, behind, place, t }: SectionProps) {
  const { period, data } = await readReport(ctx, 'categories', address.input)
  const { locale } = place
  const whole = data.rows.reduce((sum, { depth, total }) => sum + (depth === 0 ? total : 0), 0)
  return (
    <ReportCard title={t('categories.title')} hint={t('categories.hint')} csv={csvHref('categories', address)} t={t}>
      {whole === 0 ? (
        <NothingCounted text={t('empty')} />
      ) : (
        <div className="max-h-[34rem] overflow-y-auto print:max-h-none">
          <Table label={t('categories.title')}>
            <TableHeader>
              <tr>
                <TableHead className="px-2">{t('categories.name')}</TableHead>
                <TableHead className="px-2 text-right">{t('categories.total')}</TableHead>
                <TableHead className="px-2 max-sm:text-right sm:w-1/3">{t('categories.share')}</TableHead>
                <TableHead className="px-2 text-right">{t('categories.reopened')}</TableHead>
              </tr>
            </TableHeader>
            <TableBody>
              {data.rows.map((row) => {
                const about = drill.of('category', row.id)
                const part = share(row.total, whole) ?? 0
                return (
                  <TableRow key={row.id ?? 'none'}>
                    <th scope="row" className="px-2 text-left font-medium wrap-anywhere" style={{ paddingLeft: `${0.5 + row.depth * 1.1}rem` }}>
                      {row.name ?? t('noCategory')}
                    </th>
                    <TableCell className="h-9 px-2 text-right"><NumberLink value={row.total} href={behind(drill.opened(period), about)} locale={locale} /></TableCell>
                    <TableCell className="h-9 px-2">
                      <div className="flex items-center justify-end gap-2">
                        <span aria-hidden className="h-2 flex-1 rounded-full bg-muted max-sm:hidden">
                          <span className="block h-2 rounded-full" style={{ width: `${part * 100}%`, background: 'var(--chart-opened)', opacity: row.depth === 0 ? 1 : 0.55 }} />
                        </span>
                        <span className="w-9 text-right text-xs tabular-nums text-muted-foreground">{percent(part, locale)}</span>
                      </div>
                    </TableCell>
                    <TableCell className="h-9 px-2 text-right"><NumberLink value={row.reopened} href={behind(drill.reopened(period), about)} locale={locale} /></TableCell>
                  </TableRow>
                )
              })}
            </TableBody>
          </Table>
        </div>
      )}
    </ReportCard>
  )
}
