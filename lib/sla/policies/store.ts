import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { permissionsOf } from '@/lib/platform/auth/permissions'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import type { CalendarDefinition, PolicyDefinition } from '@/lib/sla/types'
import { reachFlaws } from './reach'
import { calendarsOf, policyFlaws, type KnownReferences } from './rules'
import type { PolicyDto } from './schema'

export interface PolicyRow {
  id: string
  name: string
  position: number
  version: number
  definition: PolicyDefinition
  createdAt: Date
  updatedAt: Date
  archivedAt: Date | null
}

/** Policies with what their newest version says. */
export const READ_POLICIES = `
  select p.id, p.name, p.position, p.version, v.definition, p.created_at as "createdAt", p.updated_at as "updatedAt",
    p.archived_at as "archivedAt"
  from sla_policy p
  join sla_policy_version v on v.tenant_id = p.tenant_id and v.policy_id = p.id and v.version = p.version
  where p.tenant_id = $1::uuid`

export const toPolicyDto = ({ definition, ...row }: PolicyRow): PolicyDto => ({
  id: row.id,
  name: row.name,
  position: row.position,
  version: row.version,
  ...mutable(definition),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  archivedAt: row.archivedAt?.toISOString() ?? null,
})

type DefinitionDto = Pick<PolicyDto, keyof PolicyDefinition>

/** The same definition, in the type that answers have. */
export const mutable = (definition: PolicyDefinition): DefinitionDto => structuredClone(definition) as DefinitionDto

/** The definition within a larger object, in the order in which it is stored. */
export const definitionOf = (from: DefinitionDto): PolicyDefinition => ({
  conditions: from.conditions,
  calendarId: from.calendarId,
  targets: from.targets,
  warnPercent: from.warnPercent,
  pauseOn: from.pauseOn,
  escalations: from.escalations,
})

/**
 * The policies in use, in their order, held for a change: places and the number of policies are of the whole
 * list, so changes of one tenant's policies come one after the other.
 */
export async function lockPolicies(tx: Tx, ctx: Ctx): Promise<PolicyRow[]> {
  await txSql(tx, `select pg_advisory_xact_lock(hashtextextended('sla_policy:' || $1, 0))::text as locked`, [
    ctx.tenant.id,
  ])
  return txSql<PolicyRow>(tx, `${READ_POLICIES} and p.archived_at is null order by p.position, p.id`, [ctx.tenant.id])
}

/** @throws NotFound when the tenant has no such policy, archived or not */
export async function readPolicy(tx: Tx, ctx: Ctx, id: string): Promise<PolicyRow> {
  const [row] = isUuid(id)
    ? await txSql<PolicyRow>(tx, `${READ_POLICIES} and p.id = $2::uuid`, [ctx.tenant.id, id])
    : []
  if (!row) throw new NotFound('Policy')
  return row
}

/** @throws ValidationFailed at `name` when another policy in use is called so */
export function assertNameFree(policies: readonly PolicyRow[], name: string, exceptId?: string): void {
  const taken = policies.some((policy) => policy.id !== exceptId && policy.name.toLowerCase() === name.toLowerCase())
  if (taken) throw ValidationFailed.at('name', 'There is a policy of this name', 'taken')
}

/** @throws ValidationFailed with everything for which the policy cannot be used */
export async function assertUsable(tx: Tx, ctx: Ctx, definition: PolicyDefinition): Promise<void> {
  const known = await knownReferences(tx, ctx, definition)
  const flaws = [
    ...policyFlaws(definition, { ...known, calendars: new Set(known.calendars.keys()) }),
    ...reachFlaws(definition, (id) => known.calendars.get(id), ctx.now.getTime()),
  ]
  if (flaws.length > 0) throw new ValidationFailed(flaws)
}

interface FoundReferences {
  categories: string[]
  teams: string[]
  users: { id: string; role: string; permissions: string[] }[]
}

/** Calendars are held until the policy is written: one that is archived meanwhile would be missing. */
const HOLD = `select id from sla_calendar where tenant_id = $1::uuid and id = any($2::uuid[]) and archived_at is null
  order by id for share`

/** What those say that are held: read once they are, so that it is their newest version. */
const CALENDARS = `select c.id, v.definition
  from sla_calendar c join sla_calendar_version v
    on v.tenant_id = c.tenant_id and v.calendar_id = c.id and v.version = c.version
  where c.tenant_id = $1::uuid and c.id = any($2::uuid[])`

const FIND = `select
  array(select id::text from category where tenant_id = $1::uuid and id = any($2::uuid[]) and archived_at is null) as categories,
  array(select id::text from team where tenant_id = $1::uuid and id = any($3::uuid[]) and archived_at is null) as teams,
  (select coalesce(json_agg(json_build_object('id', u.id, 'role', r.key, 'permissions', r.permissions)), '[]')
    from app_user u join role r on r.tenant_id = u.tenant_id and r.id = u.role_id
    where u.tenant_id = $1::uuid and u.id = any($4::uuid[]) and u.status = 'active' and u.kind <> 'contact') as users`

type Found = Omit<KnownReferences, 'calendars'> & { calendars: ReadonlyMap<string, CalendarDefinition> }

async function knownReferences(tx: Tx, ctx: Ctx, definition: PolicyDefinition): Promise<Found> {
  const held = await txSql<{ id: string }>(tx, HOLD, [ctx.tenant.id, calendarsOf(definition)])
  const calendars = await txSql<{ id: string; definition: CalendarDefinition }>(tx, CALENDARS, [
    ctx.tenant.id,
    held.map(({ id }) => id),
  ])
  const [found] = await txSql<FoundReferences>(tx, FIND, [
    ctx.tenant.id,
    definition.conditions.categoryIds ?? [],
    definition.escalations.flatMap(({ assignTeamId }) => assignTeamId ?? []),
    definition.escalations.flatMap(({ assigneeId }) => assigneeId ?? []),
  ])
  if (!found) throw new Error('The lookup returned no row')
  const workers = found.users.filter(({ role, permissions }) => permissionsOf(role, permissions).has('incident.read'))
  return {
    calendars: new Map(calendars.map(({ id, definition }) => [id, definition])),
    categories: new Set(found.categories),
    teams: new Set(found.teams),
    users: new Set(workers.map(({ id }) => id)),
  }
}

/** Adds a version to a policy; it is never changed afterwards. */
export async function addVersion(
  tx: Tx,
  ctx: Ctx,
  version: { id: string; version: number; name: string; definition: PolicyDefinition },
): Promise<void> {
  await txSql(
    tx,
    `insert into sla_policy_version (tenant_id, policy_id, version, name, definition, created_by_id, created_at)
     values ($1::uuid, $2::uuid, $3, $4, $5::json, $6::uuid, $7::timestamptz)`,
    [
      ctx.tenant.id,
      version.id,
      version.version,
      version.name,
      JSON.stringify(version.definition),
      actorUserId(ctx),
      ctx.now,
    ],
  )
}

/** Numbers the policies by their place in the list, from 1. */
export async function setOrder(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  await txSql(
    tx,
    `update sla_policy p set position = o.place, updated_at = $3::timestamptz
     from unnest($2::uuid[]) with ordinality as o(id, place)
     where p.tenant_id = $1::uuid and p.id = o.id and p.position <> o.place`,
    [ctx.tenant.id, ids, ctx.now],
  )
}
