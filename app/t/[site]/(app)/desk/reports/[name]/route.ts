import { getT } from '@/components/i18n/get-t'
import { pageContext } from '@/lib/people/page-context'
import { DomainError } from '@/lib/platform/errors'
import { findReport } from '@/lib/reports/read'
import { csvOf, tableOf } from '@/lib/reports/table'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ site: string; name: string }>
}

/** A report as a CSV file, with the parameters of the page; separated as spreadsheets of the reader's language expect. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { site, name } = await params
  const ctx = await pageContext(site, 'report.read')
  const t = getT(ctx.locale, 'reports')
  try {
    const report = await findReport(ctx, name, Object.fromEntries(new URL(request.url).searchParams))
    const text = csvOf(tableOf(report), { heading: (column) => t(`columns.${column}`), delimiter: ctx.locale === 'pt-BR' ? ';' : ',' })
    return new Response(text, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${report.name}-${report.period.from.slice(0, 10)}.csv"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    if (error instanceof DomainError) return new Response(null, { status: error.status })
    throw error
  }
}
