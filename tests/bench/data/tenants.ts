import { BUILT_IN_ROLES, type BuiltInRole } from '@/lib/platform/auth/permissions'
import type { Value } from './copy'
import type { Random } from './random'
import { promise, promiseTables, type Promises } from './service-level'
import { CATEGORIES, FIRST_NAMES, LAST_NAMES, RESOLUTION_CODES, TEAMS } from './words'

/** A tenant as far as its tickets need to know it. */
export interface BenchTenant {
  id: string
  agents: Named[]
  requesters: Named[]
  teams: Named[]
  categories: Named[]
  promises: Promises
  /** The last ticket number given out. */
  last: number
}

export interface Named {
  id: string
  name: string
}

export interface TableRows {
  table: string
  columns: readonly string[]
  rows: Value[][]
}

export const slugOf = (index: number): string => `bench-${String(index + 1).padStart(4, '0')}`

const STAFF: [BuiltInRole, number][] = [['admin', 1], ['manager', 2], ['agent_l2', 3], ['agent', 8]]
const REQUESTERS = 40

/** Tenants with roles, people, teams, categories, resolution codes and service levels, and the rows that say so. */
export function makeTenants(count: number, born: number, random: Random): { tenants: BenchTenant[]; tables: TableRows[] } {
  const at = new Date(born)
  const tables = {
    tenant: table('tenant', ['id', 'slug', 'name', 'plan', 'created_at']),
    role: table('role', ['tenant_id', 'id', 'key', 'name', 'built_in', 'permissions']),
    app_user: table('app_user', ['tenant_id', 'id', 'name', 'email', 'role_id', 'created_at']),
    team: table('team', ['tenant_id', 'id', 'name', 'created_at']),
    team_member: table('team_member', ['tenant_id', 'team_id', 'user_id']),
    category: table('category', ['tenant_id', 'id', 'parent_id', 'name', 'created_at']),
    resolution_code: table('resolution_code', ['tenant_id', 'key', 'label', 'position']),
  }
  const promised = promiseTables()
  const tenants = Array.from({ length: count }, (_, index): BenchTenant => {
    const id = random.id(born)
    const slug = slugOf(index)
    tables.tenant.rows.push([id, slug, `Organização ${index + 1}`, 'paid', at])
    const roles = Object.fromEntries(Object.keys(BUILT_IN_ROLES).map((key) => [key, random.id(born)]))
    for (const [key, roleId] of Object.entries(roles)) tables.role.rows.push([id, roleId, key, key, true, []])

    let people = 0
    const person = (role: BuiltInRole): Named => {
      const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`
      const user = { id: random.id(born), name }
      tables.app_user.rows.push([id, user.id, name, `p${++people}@${slug}.test`, roles[role] ?? null, at])
      return user
    }
    const agents = STAFF.flatMap(([role, number]) => Array.from({ length: number }, () => person(role)))
    const requesters = Array.from({ length: REQUESTERS }, () => person('requester'))
    const teams = TEAMS.map((name) => ({ id: random.id(born), name }))
    for (const team of teams) {
      tables.team.rows.push([id, team.id, team.name, at])
      for (const agent of agents) if (random.chance(0.4)) tables.team_member.rows.push([id, team.id, agent.id])
    }
    const categories = Object.entries(CATEGORIES).flatMap(([name, below]) => {
      const parent = random.id(born)
      tables.category.rows.push([id, parent, null, name, at])
      return below.map((child) => {
        const category = { id: random.id(born), name: child }
        tables.category.rows.push([id, category.id, parent, child, at])
        return category
      })
    })
    RESOLUTION_CODES.forEach((key, position) => tables.resolution_code.rows.push([id, key, key, position]))
    return { id, agents, requesters, teams, categories, promises: promise(id, at, promised), last: 0 }
  })
  return { tenants, tables: [...Object.values(tables), ...Object.values(promised)] }
}

const table = (name: string, columns: readonly string[]): TableRows => ({ table: name, columns, rows: [] })
