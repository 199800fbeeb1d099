import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import { findCode, namesCodes } from './codes'
import { COMMON_STEMS } from './common-words'
import type { Asked, Evidence, Shared } from './score'
import { otherNames } from './synonyms'
import type { KnownErrorAudience } from './vocabulary'

export interface Given {
  title: string
  description: string
  itemIds: readonly string[]
}

/** A known error and what speaks for it. */
export interface Candidate {
  problemId: string
  number: number
  title: string
  workaround: string
  workaroundHtml: string
  evidence: Evidence
}

interface Row extends Omit<Candidate, 'evidence'> {
  symptoms: string
  errorCode: string | null
  shared: Shared[]
  titleBreadth: number
  symptomsBreadth: number
  likeness: number
  items: string[]
  hasItems: boolean
}

const COMMON = [...COMMON_STEMS]

/**
 * What a text and items have in common with each known error that may be shown. All known errors of an organisation
 * are looked at, hundreds as a rule, found by the primary key: no index over words is needed, and none has to be read
 * past row-level security.
 */
export async function gatherEvidence(
  ctx: Ctx,
  given: Given,
  audience: KnownErrorAudience,
): Promise<{ asked: Asked[]; candidates: Candidate[] }> {
  const params = new SqlParams()
  const text = `${given.title}\n${given.description}`
  const tenant = `${params.add(ctx.tenant.id)}::uuid`
  const title = `${params.add(given.title)}::text`
  const description = `${params.add(given.description)}::text`
  const meant = `${params.add(otherNames(text))}::text`
  const common = `${params.add(COMMON)}::text[]`
  const items = `${params.add(given.itemIds)}::uuid[]`
  const [row] = await tenantSql<{ asked: Asked[]; candidates: Row[] }>(ctx, {
    text: statement({ tenant, title, description, meant, common, items, shown: shownTo(ctx, audience, params) }),
    values: params.values,
  })
  if (!row) throw new Error('The evidence returned no row')
  const coded = namesCodes(text)
  return { asked: row.asked, candidates: row.candidates.map((candidate) => judged(candidate, given, text, coded)) }
}

/** Requesters see a known error for having been published to them, not for seeing its problem. Over `p` and `t`. */
const shownTo = (ctx: Ctx, audience: KnownErrorAudience, params: SqlParams): string =>
  audience === 'requesters'
    ? `p.known_error_audience = 'requesters' and t.deleted_at is null and not t.confidential`
    : visibleTickets(ctx, params)

function judged({ symptoms, errorCode, hasItems, ...row }: Row, given: Given, text: string, coded: boolean): Candidate {
  const { problemId, number, title, workaround, workaroundHtml, ...evidence } = row
  const code = findCode(text, errorCode ?? '')
  return {
    problemId,
    number,
    title,
    workaround,
    workaroundHtml,
    evidence: {
      ...evidence,
      code,
      otherCode: !code && coded && Boolean(errorCode),
      otherItem: hasItems && given.itemIds.length > 0 && evidence.items.length === 0,
      says: `${title}\n${symptoms}`,
    },
  }
}

/** Once the cause is gone nothing is offered any more; a risk that was accepted stays one. Over `p` and `t`. */
export const STILL_THERE = `(t.status not in ('resolved', 'closed') or p.exit = 'risk_accepted')`

type Part = 'tenant' | 'title' | 'description' | 'meant' | 'common' | 'items' | 'shown'

const statement = ({ tenant, title, description, meant, common, items, shown }: Record<Part, string>): string => `
  with given as materialized (
    select search_words(${title}, 'A') || search_words(${description}, 'B') || search_words(${meant}, 'D') as words,
      search_plain(${title}) as title
  ), size as materialized (
    select count(*)::float8 as n from known_error_search where tenant_id = ${tenant}
  ), word as materialized (
    select k.problem_id, w.lexeme, w.weights[1] = 'A' as titled
    from known_error_search k cross join lateral unnest(k.words) w where k.tenant_id = ${tenant}
  ), held as materialized (
    select lexeme, ln(1 + n / count(*)) / ln(1 + n) * case when lexeme = any(${common}) or lexeme ~ '^\\D{1,2}$' then 0.15 else 1 end as weight
    from word cross join size group by lexeme, n
  ), asked as materialized (
    select w.lexeme as stem, 'A' = any(w.weights) as titled, w.weights = '{D}' as meant,
      coalesce(h.weight, case when w.lexeme = any(${common}) or w.lexeme ~ '^\\D{1,2}$' then 0.15 else 1 end) as weight
    from given cross join lateral unnest(given.words) w left join held h using (lexeme)
  ), breadth as materialized (
    select w.problem_id, sum(h.weight) filter (where w.titled) as title, sum(h.weight) filter (where not w.titled) as symptoms,
      json_agg(json_build_object('stem', a.stem, 'titled', a.titled, 'meant', a.meant, 'weight', a.weight,
        'place', case when w.titled then 'title' else 'symptoms' end)) filter (where a.stem is not null) as shared
    from word w join held h using (lexeme) left join asked a on a.stem = w.lexeme group by w.problem_id
  ), candidate as (
    select k.problem_id as "problemId", t.number, t.title, p.symptoms, p.error_code as "errorCode", p.workaround,
      p.workaround_html as "workaroundHtml", coalesce(b.shared, '[]') as shared,
      coalesce(b.title, 0) as "titleBreadth", coalesce(b.symptoms, 0) as "symptomsBreadth",
      similarity(k.title, given.title) as likeness, o.items, o.named as "hasItems"
    from known_error_search k
      join problem p on p.tenant_id = k.tenant_id and p.ticket_id = k.problem_id
      join ticket t on t.tenant_id = k.tenant_id and t.id = k.problem_id
      left join breadth b on b.problem_id = k.problem_id
      cross join given
      cross join lateral (
        select coalesce(json_agg(i.name order by i.name) filter (where i.id = any(${items})), '[]') as items, count(*) > 0 as named
        from ticket_item c join configuration_item i on i.tenant_id = c.tenant_id and i.id = c.item_id
        where c.tenant_id = k.tenant_id and c.ticket_id = k.problem_id
      ) o
    where k.tenant_id = ${tenant} and ${STILL_THERE} and ${shown}
  )
  select coalesce((select json_agg(a) from asked a), '[]') as asked, coalesce((select json_agg(c) from candidate c), '[]') as candidates`
