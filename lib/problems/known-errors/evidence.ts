import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import { plainText } from '@/lib/tickets/search/parse'
import { findCode, namesCodes } from './codes'
import { COMMON_STEMS } from './common-words'
import type { Asked, Evidence, Shared } from './score'
import { otherNames } from './synonyms'
import type { KnownErrorAudience } from './vocabulary'

interface Given {
  title: string
  description: string
  itemIds: readonly string[]
}

/** A known error and what speaks for it. */
interface Candidate {
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
  titleStems: number
  /** All of them, those of the title among them. */
  stems: number
  likeness: number
  items: string[]
  hasItems: boolean
}

const COMMON = [...COMMON_STEMS]
/** What a stem of a known error weighs on average: to weigh each would mean to count all of them. */
const BREADTH = 0.7

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
  const plain = plainText(text)
  return { asked: row.asked, candidates: row.candidates.map((candidate) => judged(candidate, given, plain)) }
}

/** Requesters see a known error for having been published to them, not for seeing its problem. Over `p` and `t`. */
const shownTo = (ctx: Ctx, audience: KnownErrorAudience, params: SqlParams): string =>
  audience === 'requesters'
    ? `p.known_error_audience = 'requesters' and t.deleted_at is null and not t.confidential`
    : visibleTickets(ctx, params)

function judged({ symptoms, errorCode, hasItems, titleStems, stems, ...row }: Row, given: Given, plain: string): Candidate {
  const { problemId, number, title, workaround, workaroundHtml, ...evidence } = row
  const code = findCode(plain, errorCode ?? '')
  return {
    problemId,
    number,
    title,
    workaround,
    workaroundHtml,
    evidence: {
      ...evidence,
      titleBreadth: BREADTH * titleStems,
      symptomsBreadth: BREADTH * (stems - titleStems),
      code,
      otherCode: !code && Boolean(errorCode) && namesCodes(plain),
      otherItem: hasItems && given.itemIds.length > 0 && evidence.items.length === 0,
      says: `${title}\n${symptoms}`,
    },
  }
}

/** Once the cause is gone nothing is offered any more; a risk that was accepted stays one. Over `p` and `t`. */
export const STILL_THERE = `(t.status not in ('resolved', 'closed') or p.exit is not distinct from 'risk_accepted')`

type Part = 'tenant' | 'title' | 'description' | 'meant' | 'common' | 'items' | 'shown'

/** Known errors that share less weight of stems are looked at for their code or item alone. */
const WORTH_A_LOOK = 0.9
/** Of the others, those that share most. */
const MOST_CANDIDATES = 40

const statement = ({ tenant, title, description, meant, common, items, shown }: Record<Part, string>): string => `
  with given as materialized (
    select search_words(${title}, 'A') || search_words(${description}, 'B') || search_words(${meant}, 'D') as words,
      search_plain(${title}) as title, replace(search_plain(${title} || ' ' || ${description}), ' ', '') as squeezed
  ), stem as materialized (
    select w.lexeme, 'A' = any(w.weights) as titled, w.weights = '{D}' as meant,
      case when w.lexeme = any(${common}) or w.lexeme ~ '^\\D{1,2}$' then 0.15 else 1 end as telling
    from given cross join lateral unnest(given.words) w
  ), word as materialized (
    select k.problem_id, lexeme from known_error_search k cross join lateral unnest(tsvector_to_array(k.words)) lexeme
    where k.tenant_id = ${tenant} and lexeme in (select lexeme from stem)
  ), asked as materialized (
    select s.lexeme as stem, s.titled, s.meant, s.telling * coalesce(h.rarity, 1) as weight
    from stem s left join (
      select lexeme, ln(1 + n / count(*)) / ln(1 + n) as rarity
      from word cross join (select count(*)::float8 as n from known_error_search where tenant_id = ${tenant}) size group by lexeme, n
    ) h using (lexeme)
  ), sharing as materialized (
    select w.problem_id, sum(a.weight) as weight from word w join asked a on a.stem = w.lexeme group by w.problem_id
    having sum(a.weight) >= ${WORTH_A_LOOK} order by weight desc limit ${MOST_CANDIDATES}
  ), looked_at as materialized (
    select problem_id from sharing
    union select o.ticket_id from ticket_item o where o.tenant_id = ${tenant} and o.item_id = any(${items})
      and o.ticket_id in (select problem_id from known_error_search where tenant_id = ${tenant})
    union select p.ticket_id from problem p cross join given cross join lateral regexp_split_to_table(p.error_code, '[,;/|\n]') code
      where p.tenant_id = ${tenant} and p.known_error_at is not null
        and strpos(given.squeezed, replace(search_plain(regexp_replace(code, '^\\s*0x', '', 'i')), ' ', '')) > 0
  ), told as materialized (
    select k.problem_id,
      json_agg(json_build_object('stem', a.stem, 'titled', a.titled, 'meant', a.meant, 'weight', a.weight,
        'place', case when w.weights[1] = 'A' then 'title' else 'symptoms' end)) as shared
    from known_error_search k cross join lateral unnest(k.words) w join asked a on a.stem = w.lexeme
    where k.tenant_id = ${tenant} and k.problem_id in (select problem_id from looked_at) group by k.problem_id
  ), candidate as (
    select k.problem_id as "problemId", t.number, t.title, p.symptoms, p.error_code as "errorCode", p.workaround,
      p.workaround_html as "workaroundHtml", coalesce(told.shared, '[]') as shared,
      length(ts_filter(k.words, '{a}')) as "titleStems", length(k.words) as stems,
      similarity(k.title, given.title) as likeness, o.items, o.named as "hasItems"
    from known_error_search k
      join problem p on p.tenant_id = k.tenant_id and p.ticket_id = k.problem_id
      join ticket t on t.tenant_id = k.tenant_id and t.id = k.problem_id
      left join told on told.problem_id = k.problem_id
      cross join given
      cross join lateral (
        select coalesce(json_agg(i.name order by i.name) filter (where i.id = any(${items})), '[]') as items,
          count(*) > 0 as named
        from ticket_item c join configuration_item i on i.tenant_id = c.tenant_id and i.id = c.item_id
        where c.tenant_id = k.tenant_id and c.ticket_id = k.problem_id
      ) o
    where k.tenant_id = ${tenant} and k.problem_id in (select problem_id from looked_at) and ${STILL_THERE} and ${shown}
  )
  select coalesce((select json_agg(a) from asked a), '[]') as asked, coalesce((select json_agg(c) from candidate c), '[]') as candidates`
