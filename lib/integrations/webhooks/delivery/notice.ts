import 'server-only'
import { insertNotices } from '@/lib/notifications/insert'
import { permissionsOf } from '@/lib/platform/auth/permissions'
import { systemTransaction } from '@/lib/platform/db/system'
import type { DisabledReason } from '../vocabulary'

interface Person {
  id: string
  role: string
  permissions: string[]
}

const PEOPLE = `
select u.id, r.key as role, r.permissions from app_user u join role r on r.tenant_id = u.tenant_id and r.id = u.role_id
where u.tenant_id = $1::uuid and u.status = 'active' and u.kind = 'person'`

/** Tells everybody who manages webhooks that one was turned off. Told twice, it is one notice. */
export async function tellDisabled({ tenantId, webhookId, reason, at }: { tenantId: string; webhookId: string; reason: DisabledReason; at: string }): Promise<void> {
  await systemTransaction(async (sql) => {
    const [endpoint] = await sql<{ name: string }>('select name from webhook_endpoint where tenant_id = $1::uuid and id = $2::uuid', [tenantId, webhookId])
    if (!endpoint) return
    const people = await sql<Person>(PEOPLE, [tenantId])
    const managers = people.filter(({ role, permissions }) => permissionsOf(role, permissions).has('webhook.manage'))
    const notice = { tenantId, type: 'webhook_disabled', key: `webhook_disabled:${webhookId}:${at}`, ticketId: null, data: { webhookId, title: endpoint.name, reason } }
    await insertNotices(sql, managers.map(({ id }) => ({ ...notice, userId: id })), new Date())
  })
}
