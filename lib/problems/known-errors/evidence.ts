import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import { errorCodesIn, ownErrorCodes } from './codes'
import type { Evidence } from './score'
import type { KnownErrorAudience } from './vocabulary'

/** So much of a description is looked at: what matters stands at its beginning. */
export const LONGEST_TEXT = 4_000

export interface Given {
  title: string
  description: string
  itemIds: readonly string[]
}

export interface Candidate extends Evidence {
  problemId: string
  number: number
  title: string
  workaround: string
  workaroundHtml: string
}

interface Row extends Omit<Candidate, 'codes' | 'otherCode'> {
  errorCode: string | null
}

/**
 * What a text and items have in common with each known error that may be shown: shared words with how many known
 * errors hold each, likeness of writing, items, codes. Only those with something in common are returned. All known
 * errors of an organisation are looked at, hundreds as a rule: no index over words is needed, and so none that would
 * have to be read past row-level security.
 */
export async function gatherEvidence(ctx: Ctx, given: Given, audience: KnownErrorAudience): Promise<Candidate[]> {
  const params = new SqlParams()
  const tenant = `${params.add(ctx.tenant.id)}::uuid`
  const title = `${params.add(given.title)}::text`
  const text = `${params.add(given.description.slice(0, LONGEST_TEXT))}::text`
  const items = `${params.add(given.itemIds)}::uuid[]`
  // Requesters see a known error for having been published to them, not for seeing its problem.
  const visible =
    audience === 'requesters'
      ? `p.known_error_audience = 'requesters' and t.deleted_at is null and not t.confidential`
      : visibleTickets(ctx, params)
  const rows = await tenantSql<Row>(ctx, {
    text: `
      with given as materialized (
        select search_words(${title}, 'A') || search_words(${text}, 'D') as words, search_plain(${title}) as title,
          search_plain(${title} || ' ' || ${text}) as whole
      ), asked as materialized (
        select w.lexeme, 'A' = any(w.weights) as titled from given, unnest(given.words) w limit 400
      ), word as materialized (
        select k.problem_id, w.lexeme, w.weights[1] as place
        from known_error_search k cross join lateral unnest(k.words) w where k.tenant_id = ${tenant}
      ), held as materialized (
        select lexeme, count(*)::int as times from word group by lexeme
      ), size as materialized (
        select count(*)::int as n from known_error_search where tenant_id = ${tenant}
      ), shared as (
        select w.problem_id, json_agg(json_build_object('stem', w.lexeme, 'place', w.place, 'titled', a.titled, 'held', h.times)) as words
        from word w join asked a using (lexeme) join held h using (lexeme) group by w.problem_id
      ), breadth as (
        select w.problem_id, sum(ln(1 + size.n::float8 / h.times)) filter (where w.place = 'A') as title,
          sum(ln(1 + size.n::float8 / h.times)) filter (where w.place = 'B') as symptoms
        from word w join held h using (lexeme) cross join size group by w.problem_id
      )
      select k.problem_id as "problemId", t.number, t.title, p.error_code as "errorCode",
        coalesce(p.workaround, '') as workaround, coalesce(p.workaround_html, '') as "workaroundHtml",
        coalesce(shared.words, '[]') as words, size.n as "knownErrors",
        coalesce(breadth.title, 0) as "titleBreadth", coalesce(breadth.symptoms, 0) as "symptomsBreadth",
        array(select lexeme from asked) as asked,
        similarity(k.title, given.title)::float8 as "titleLikeness",
        word_similarity(k.title, given.whole)::float8 as "titleWithin",
        word_similarity(given.title, k.symptoms)::float8 as "withinSymptoms",
        array(select i.name from ticket_item o join configuration_item i on i.tenant_id = o.tenant_id and i.id = o.item_id
          where o.tenant_id = ${tenant} and o.ticket_id = k.problem_id and o.item_id = any(${items}) order by i.name) as items,
        exists (select from ticket_item o where o.tenant_id = ${tenant} and o.ticket_id = k.problem_id) as "hasItems"
      from known_error_search k
        join problem p on p.tenant_id = k.tenant_id and p.ticket_id = k.problem_id
        join ticket t on t.tenant_id = k.tenant_id and t.id = k.problem_id
        cross join given cross join size
        left join shared on shared.problem_id = k.problem_id
        left join breadth on breadth.problem_id = k.problem_id
      where k.tenant_id = ${tenant} and ${STILL_THERE} and ${visible}`,
    values: params.values,
  })
  const codes = errorCodesIn(`${given.title}\n${given.description.slice(0, LONGEST_TEXT)}`)
  return rows.map(({ errorCode, ...row }) => {
    const own = ownErrorCodes(errorCode ?? '')
    return {
      ...row,
      codes: codes.filter(({ key }) => own.some((mine) => mine.key === key)),
      otherCode: own.length > 0 && codes.length > 0,
    }
  })
}

/** Once the cause is removed nothing is offered any more; a risk that was accepted stays one. Over `p` and `t`. */
export const STILL_THERE = `(t.status not in ('resolved', 'closed') or p.exit = 'risk_accepted')`
