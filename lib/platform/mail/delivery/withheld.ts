import 'server-only'
import { permissionsOf } from '@/lib/platform/auth/permissions'
import type { SystemSql } from '@/lib/platform/db/system'
import { mayReadAbout, type Standing } from '../reader'
import type { Claimed } from './claim'

interface Facts {
  tenant: string
  /** Why nothing is sent to the address. */
  suppression: string | null
  /** Whom it is for, else who has the address: mail about accounts names nobody. Null when nobody is known. */
  person: { status: string; email: string | null; role: string; permissions: string[] } | null
  /** Null for a message about no ticket. */
  ticket: (Standing & { binned: boolean }) | null
}

const FACTS = `
select n.status as tenant, s.reason as suppression,
  case when u.id is not null then json_build_object('status', u.status, 'email', u.email, 'role', r.key, 'permissions', r.permissions) end as person,
  case when t.id is not null then json_build_object('binned', t.deleted_at is not null, 'problem', t.kind = 'problem',
    'confidential', t.confidential, 'own', t.requester_id is not distinct from u.id, 'assigned', t.assignee_id is not distinct from u.id,
    'watches', exists (select from watcher w where w.tenant_id = t.tenant_id and w.ticket_id = t.id and w.user_id = u.id)) end as ticket
from tenant n
  left join mail_suppression s on s.tenant_id = n.id and s.address = lower($2)
  left join app_user u on u.tenant_id = n.id and (u.id = $3::uuid or $3::uuid is null and u.email = lower($2))
  left join role r on r.tenant_id = u.tenant_id and r.id = u.role_id
  left join ticket t on t.tenant_id = n.id and t.id = $4::uuid
where n.id = $1::uuid`

/**
 * Why a message that was planned is not to leave any more, as a code; null when it is. Asked right before it is handed
 * to the transport: it may have waited for hours, and what it says is for whoever may read it now.
 */
export async function withheldNow(sql: SystemSql, { tenantId, toAddress, userId, ticketId }: Claimed): Promise<string | null> {
  const [facts] = await sql<Facts>(FACTS, [tenantId, toAddress, userId, ticketId])
  return facts ? reasonOf(facts, toAddress) : 'tenant_suspended'
}

function reasonOf({ tenant, suppression, person, ticket }: Facts, toAddress: string): string | null {
  if (tenant !== 'active') return 'tenant_suspended'
  if (suppression !== null) return suppression
  if (person?.status === 'suspended') return 'suspended'
  if (person && person.email?.toLowerCase() !== toAddress.toLowerCase()) return 'address_changed'
  if (!ticket) return null
  if (ticket.binned) return 'ticket_deleted'
  if (!person) return null
  return mayReadAbout(permissionsOf(person.role, person.permissions), ticket) ? null : 'not_visible'
}
