import 'server-only'
import { permissionsOf, type Permission } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'

interface Person {
  id: string
  name: string
  role: string
  permissions: string[]
  teams: string[]
}

const PEOPLE = `select u.id, u.name, r.key as role, r.permissions,
    array(select m.team_id from team_member m where m.tenant_id = u.tenant_id and m.user_id = u.id) as teams
  from app_user u join role r on r.tenant_id = u.tenant_id and r.id = u.role_id
  where u.tenant_id = $1::uuid and u.status = 'active' and u.kind = 'person' and ($2::uuid[] is null or u.id = any($2::uuid[]))
  order by u.name`

/**
 * People who can review an article: they write, and may see it.
 * @param among only of these; all when null
 */
export async function reviewersFor(
  tx: Tx,
  ctx: Pick<Ctx, 'tenant'>,
  article: { visibility: string; ownerId: string; teamIds: readonly string[] },
  among: readonly string[] | null,
): Promise<{ id: string; name: string }[]> {
  const people = await txSql<Person>(tx, PEOPLE, [ctx.tenant.id, among])
  return people
    .filter((person) => {
      const held = permissionsOf(person.role, person.permissions)
      const sees = (permission: Permission) => held.has(permission)
      if (!sees('kb.write')) return false
      if (sees('kb.manage') || person.id === article.ownerId) return true
      if (article.visibility === 'teams') return sees('kb.read') && person.teams.some((team) => article.teamIds.includes(team))
      return article.visibility !== 'agents' || sees('kb.read')
    })
    .map(({ id, name }) => ({ id, name }))
}
