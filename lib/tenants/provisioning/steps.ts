import 'server-only'
import type { SystemSql } from '@/lib/platform/db/system'
import { newId } from '@/lib/platform/ids'
import { defaultServiceLevels, insertServiceLevels } from '@/lib/sla/defaults'
import { BUILT_IN_ROLE_NAMES, CATEGORIES, RESOLUTION_CODE_LABELS } from '../defaults'
import type { Plan } from './plan'

export interface Step {
  name: string
  run(sql: SystemSql, plan: Plan): Promise<unknown>
}

/** How long the way from the root domain to the tenant's host may take, in milliseconds. */
const HANDOVER_LIFETIME = 5 * 60_000

/** In this order, each in a transaction of its own. The tenant opens with the last one. */
export const STEPS: readonly Step[] = [
  {
    name: 'tenant',
    run: (sql, { id, slug, organisation, locale, timezone, plan, now }) =>
      sql(
        `insert into tenant (id, slug, name, status, locale, timezone, plan, created_at)
         values ($1, $2, $3, 'suspended', $4, $5, $6, $7)`,
        [id, slug, organisation, locale, timezone, plan, now],
      ),
  },
  {
    name: 'roles',
    run: (sql, { id, locale, now }) => {
      const names = Object.entries(BUILT_IN_ROLE_NAMES[locale])
      return sql(
        `insert into role (tenant_id, id, key, name, built_in, created_at)
         select $1, role.id, role.key, role.name, true, $5
         from unnest($2::uuid[], $3::text[], $4::text[]) as role(id, key, name)`,
        [id, names.map(newId), names.map(([key]) => key), names.map(([, name]) => name), now],
      )
    },
  },
  {
    name: 'resolution_codes',
    run: (sql, { id, locale }) => {
      const codes = Object.entries(RESOLUTION_CODE_LABELS[locale])
      return sql(
        `insert into resolution_code (tenant_id, key, label, position)
         select $1, key, label, position from unnest($2::text[], $3::text[]) with ordinality as code(key, label, position)`,
        [id, codes.map(([key]) => key), codes.map(([, label]) => label)],
      )
    },
  },
  { name: 'categories', run: plantCategories },
  {
    name: 'service_levels',
    run: (sql, { id, locale, timezone, now }) =>
      insertServiceLevels(sql, id, defaultServiceLevels({ locale, timezone, now }), now),
  },
  {
    name: 'counters',
    run: (sql, { id }) =>
      sql(`insert into ticket_counter (tenant_id, kind, last) values ($1, 'incident', 0)`, [id]),
  },
  {
    name: 'admin',
    run: (sql, { id, admin, now }) =>
      sql(
        `insert into app_user (tenant_id, id, name, email, password_hash, role_id, created_at, updated_at)
         select $1, $2, $3, $4, $5, role.id, $6, $6 from role where role.tenant_id = $1 and role.key = 'admin'`,
        [id, admin.id, admin.name, admin.email, admin.passwordHash, now],
      ),
  },
  {
    name: 'handover',
    // It counts from here: a job may have begun later than the sign-up.
    run: (sql, { id, admin, handoverHash }) => issueHandover(sql, { id, userId: admin.id, hash: handoverHash, now: new Date() }),
  },
  { name: 'open', run: open },
]

/** Where a step stands in their order; -1 before the first. */
export const placeOf = (name: string): number => STEPS.findIndex((step) => step.name === name)

async function plantCategories(sql: SystemSql, { id, locale, now }: Plan): Promise<void> {
  const rows = Object.entries(CATEGORIES[locale]).flatMap(([name, below]) => {
    const top = { id: newId(), parentId: null as string | null, name }
    return [top, ...below.map((child) => ({ id: newId(), parentId: top.id, name: child }))]
  })
  await sql(
    `insert into category (tenant_id, id, parent_id, name, created_at)
     select $1, c.id, c.parent_id, c.name, $5
     from unnest($2::uuid[], $3::uuid[], $4::text[]) as c(id, parent_id, name)`,
    [id, rows.map((row) => row.id), rows.map((row) => row.parentId), rows.map((row) => row.name), now],
  )
}

/** The tenant is whole: from here on its host answers. */
async function open(sql: SystemSql, { id, slug, organisation, admin, now, requestId, ip }: Plan): Promise<void> {
  await sql(
    `insert into audit_entry (tenant_id, id, at, actor_kind, actor_id, actor_name, action, entity_type, entity_id,
       request_id, ip, after)
     values ($1, $2, $3, 'user', $4, $5, 'tenant.created', 'tenant', $1, $6, $7, $8)`,
    [id, newId(), now, admin.id, admin.name, requestId, ip, JSON.stringify({ slug, name: organisation })],
  )
  await sql(`update tenant set status = 'active' where id = $1`, [id])
}

interface Handover {
  id: string
  userId: string
  /** Of the secret that is told to the admin's browser alone. */
  hash: string
  now: Date
}

export const issueHandover = (sql: SystemSql, { id, userId, hash, now }: Handover) =>
  sql(
    `insert into one_time_token (tenant_id, id, user_id, kind, hash, created_at, expires_at)
     values ($1, $2, $3, 'handover', $4, $5, $6)`,
    [id, newId(), userId, hash, now, new Date(now.getTime() + HANDOVER_LIFETIME)],
  )
