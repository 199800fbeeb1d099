import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'

/** KB-000123: at least six digits. */
export const formatArticleNumber = (number: number): string => `KB-${String(number).padStart(6, '0')}`

/**
 * Which article an address means, as a condition on the alias `a`: a UUID, or a number such as `KB-000123` (leading
 * zeros and case do not matter). @throws NotFound when it is no address of an article
 */
export function isArticle(ref: string, params: SqlParams): string {
  if (isUuid(ref)) return `a.id = ${params.add(ref)}::uuid`
  const number = /^kb-(\d{1,9})$/i.exec(ref)?.[1]
  if (!number) throw new NotFound('Article')
  return `a.number = ${params.add(Number(number))}::int`
}

/**
 * Takes the next number, in a statement of its own that is committed at once: nobody waits for another's
 * transaction, and a change that fails leaves a gap, never a repeat.
 */
export async function takeArticleNumber(ctx: Pick<Ctx, 'tenant'>): Promise<number> {
  const [row] = await tenantSql<{ last: number }>(ctx, {
    name: 'take-article-number',
    text: `insert into ticket_counter as c (tenant_id, kind, last) values ($1, 'kb_article', 1)
           on conflict (tenant_id, kind) do update set last = c.last + 1 returning last`,
    values: [ctx.tenant.id],
  })
  if (!row) throw new Error('ticket_counter returned no row')
  return row.last
}
