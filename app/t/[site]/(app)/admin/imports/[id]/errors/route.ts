import { Readable } from 'node:stream'
import { getT } from '@/components/i18n/get-t'
import { errorCsv } from '@/lib/imports/error-csv'
import { eachImportError, getImportSummary } from '@/lib/imports/queries'
import { pageContext } from '@/lib/people/page-context'
import { NotFound } from '@/lib/platform/errors'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ site: string; id: string }>
}

/** Every refused row of an import, as a CSV file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { site, id } = await params
  const ctx = await pageContext(site, 'import.run')
  const found = await getImportSummary(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (!found) return new Response(null, { status: 404 })
  const t = getT(ctx.locale, 'imports')
  const lines = errorCsv(eachImportError(ctx, id), [t('run.row'), t('run.reason')])
  return new Response(Readable.toWeb(Readable.from(lines).map((line: string) => Buffer.from(line))) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="import-${id}-errors.csv"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
