import 'server-only'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import type { Audience } from './audience'
import { originDigests, visitorDigest, type From } from './visitor'

/** Voices on a version that one network has in a day: whole offices share an address, and so may one who floods. */
const MOST_OF_NETWORK = 10

export interface Vote {
  versionId: string
  helpful: boolean
  comment: string
  /** The cookie of a visitor, or the id of a user. */
  who: string
  userId?: string
  /** Of a visitor: a cookie is easily thrown away. */
  from?: From
}

type Origin = ReturnType<typeof originDigests>

/**
 * Keeps what a reader says of a published text. Each has one voice on each version: who votes again changes it, and
 * a comment that came with an earlier vote stays unless there is a new one. Without the cookie it is the voice that
 * this browser had today from there. The row is its own record: who wrote it is nobody that the audit could name.
 * @returns whether it was kept: not when its network has had all its voices of the day
 * @throws NotFound for what the audience cannot read now
 */
export async function giveFeedback(audience: Audience, vote: Vote): Promise<boolean> {
  const { versionId, who, from } = vote
  const tenantId = audience.tenant.id
  const visitor = visitorDigest(tenantId, versionId, who)
  const origin = from && originDigests(tenantId, versionId, from, new Date().toISOString().slice(0, 10))
  return withTenant(audience, async (tx) => {
    if (!(await canBeRead(tx, audience, versionId))) throw new NotFound('Article')
    if (origin && !(await hasVoice(tx, { tenantId, versionId, visitor }, origin))) return false
    await keep(tx, audience, vote, visitor, origin)
    return true
  })
}

async function canBeRead(tx: Tx, audience: Audience, versionId: string): Promise<boolean> {
  const params = new SqlParams()
  const text = `select a.id from kb_translation tr join kb_article a on a.tenant_id = tr.tenant_id and a.id = tr.article_id
    where tr.tenant_id = ${params.add(audience.tenant.id)}::uuid and tr.published_version_id = ${params.add(versionId)}::uuid
      and tr.status = 'published' and a.archived_at is null and ${audience.visible(params)}`
  return (await txSql<{ id: string }>(tx, text, params.values)).length > 0
}

/** Whether there is a voice, or room for one. That of today's browser passes to the cookie that it brings now. */
async function hasVoice(tx: Tx, { tenantId, versionId, visitor }: { tenantId: string; versionId: string; visitor: string }, { network, browser }: Origin): Promise<boolean> {
  // Two votes of one network are one after the other: neither counts without the other.
  await txSql(tx, `select pg_advisory_xact_lock(hashtextextended('kb_feedback:' || $1, 0))::text as locked`, [network])
  const [found] = await txSql<{ known: boolean; voices: number }>(
    tx,
    `with voice as (
       update kb_feedback set visitor = $3 where tenant_id = $1::uuid and version_id = $2::uuid and browser = $5
         and not exists (select from kb_feedback f where f.tenant_id = $1::uuid and f.version_id = $2::uuid and f.visitor = $3)
       returning id
     )
     select exists (select from voice) or exists (select from kb_feedback f where f.tenant_id = $1::uuid and f.version_id = $2::uuid and f.visitor = $3) as known,
       (select count(*)::int from kb_feedback f where f.tenant_id = $1::uuid and f.version_id = $2::uuid and f.network = $4) as voices`,
    [tenantId, versionId, visitor, network, browser],
  )
  return found !== undefined && (found.known || found.voices < MOST_OF_NETWORK)
}

async function keep(tx: Tx, audience: Audience, { versionId, helpful, comment, userId }: Vote, visitor: string, origin?: Origin): Promise<void> {
  await txSql(
    tx,
    `insert into kb_feedback as f (tenant_id, id, article_id, locale, version_id, helpful, comment, visitor, user_id, network, browser)
     select tr.tenant_id, $2::uuid, tr.article_id, tr.locale, tr.published_version_id, $4::boolean, $5, $6, $7::uuid, $8, $9
     from kb_translation tr where tr.tenant_id = $1::uuid and tr.published_version_id = $3::uuid
     on conflict (tenant_id, version_id, visitor) do update set helpful = excluded.helpful,
       comment = case when excluded.comment = '' then f.comment else excluded.comment end,
       handled_at = case when excluded.comment in ('', f.comment) then f.handled_at end,
       handled_by_id = case when excluded.comment in ('', f.comment) then f.handled_by_id end`,
    [audience.tenant.id, newId(), versionId, helpful, comment, visitor, userId ?? null, origin?.network ?? null, origin?.browser ?? null],
  )
}
