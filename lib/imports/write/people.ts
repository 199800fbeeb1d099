import 'server-only'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import type { PersonDraft } from '../draft'
import { manyRows } from './rows'

export interface Named {
  id: string
  name: string
}

/** Whom two drafts both mean: the same address, else the same name in the same source. */
export const personKey = ({ email, name }: PersonDraft): string => (email ? `@${email}` : name)

const INSERT = `
  insert into app_user (tenant_id, id, kind, name, email, role_id, external_source, external_ref)
  select $1::uuid, p.id, 'contact', p.name, p.email, role.id, p.source, p.ref
  from json_to_recordset($2::json) as p(id uuid, name text, email text, source text, ref text)
    join role on role.tenant_id = $1::uuid and role.key = 'requester'
  order by p.email, p.ref
  on conflict do nothing`

const FIND = `
  select id, name, '@' || email as key from app_user where tenant_id = $1::uuid and email = any($2::text[])
  union all
  select id, name, external_ref as key from app_user
  where tenant_id = $1::uuid and external_source = $3 and external_ref = any($4::text[])`

/**
 * The people that drafts name, by `personKey`. Whoever is not known yet becomes a contact, who cannot sign
 * in: by address, or by the source's name for them.
 */
export async function resolvePeople(
  tx: Tx,
  tenantId: string,
  source: string,
  people: readonly PersonDraft[],
): Promise<Map<string, Named>> {
  const unique = [...new Map(people.map((person) => [personKey(person), person])).values()]
  const find = async (): Promise<Map<string, Named>> => {
    const emails = unique.flatMap(({ email }) => email ?? [])
    const refs = unique.filter(({ email }) => !email).map(({ name }) => name)
    const rows = await txSql<Named & { key: string }>(tx, FIND, [tenantId, emails, source, refs])
    return new Map(rows.map(({ key, id, name }) => [key, { id, name }]))
  }
  const known = await find()
  const missing = unique.filter((person) => !known.has(personKey(person)))
  if (missing.length === 0) return known
  const rows = missing.map(({ name, email }) => ({
    id: newId(),
    name,
    email: email ?? null,
    source: email ? null : source,
    ref: email ? null : name,
  }))
  await manyRows(tx, tenantId, INSERT, rows)
  return find()
}
