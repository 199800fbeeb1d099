import 'server-only'
import { authorize, BUILT_IN_ROLES, type Permission, permissionsOf } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { likePart } from './like'

export interface FoundPerson {
  id: string
  name: string
  email: string | null
}

const MOST = 20
const LONGEST = 100
const WORKS_TICKETS = 'incident.read' satisfies Permission

/** Keys of the built-in roles whose people work tickets. */
const staffRoles = Object.keys(BUILT_IN_ROLES).filter((key) => permissionsOf(key, []).has(WORKS_TICKETS))

interface PeopleQuery {
  /** Part of a name or an address; empty for the first by name. */
  q: string
  /** Only those to whom a ticket can be assigned. */
  assignable?: boolean
}

/** People by name or address, for a field that chooses one. @throws Forbidden */
export async function findPeople(ctx: Ctx, { q, assignable = false }: PeopleQuery): Promise<FoundPerson[]> {
  authorize(ctx, 'people.read', 'incident.read')
  const params = new SqlParams()
  const conditions = [`u.status <> 'suspended'`]
  const text = q.trim().slice(0, LONGEST)
  if (text) {
    const pattern = params.add(likePart(text))
    conditions.push(`(u.name ilike ${pattern} or u.email ilike ${pattern})`)
  }
  if (assignable) {
    conditions.push(`u.status = 'active' and u.kind <> 'contact'`)
    conditions.push(`(r.key = any(${params.add(staffRoles)}::text[])
      or not r.built_in and ${params.add(WORKS_TICKETS)}::text = any(r.permissions))`)
  } else {
    conditions.push(`u.kind <> 'service'`)
  }
  return tenantSql<FoundPerson>(ctx, {
    text: `select u.id, u.name, u.email from app_user u
      join role r on r.tenant_id = u.tenant_id and r.id = u.role_id
      where ${conditions.join(' and ')} order by u.name, u.id limit ${MOST}`,
    values: params.values,
  })
}
