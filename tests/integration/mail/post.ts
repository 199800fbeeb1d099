import type { TestTenant } from '../../support/factories'
import { planEvent } from '@/lib/mail/plan/plan-event'
import { systemCtx } from '../../support/factories'
import { ownerSql } from '../../support/database'

export interface Delivery {
  id: string
  event: string
  ticket_id: string | null
  to_address: string
  subject: string
  html: string | null
  text: string | null
  status: string
  attempts: number
  error: string | null
  message_id: string
  in_reply_to: string | null
  references: string | null
  headers: Record<string, string>
  reply_to: string | null
  from_address: string
  transport: string | null
  provider_id: string | null
  sealed: boolean
}

export const deliveries = (tenant: Pick<TestTenant, 'id'>) =>
  ownerSql<Delivery>('select * from mail_delivery where tenant_id = $1 order by created_at, id', [tenant.id])

/** `assigned bia@acme.test`, in the order of planning. */
export const outbound = async (tenant: TestTenant) => (await deliveries(tenant)).map((one) => `${one.event} ${one.to_address}`)

export const bells = (tenant: TestTenant) =>
  ownerSql<{ user_id: string; type: string; data: Record<string, unknown> }>(
    'select user_id, type, data from notification where tenant_id = $1 order by id',
    [tenant.id],
  )

/** What the jobs would do with every event that was not planned yet. */
export async function planAll(tenant: TestTenant, since?: string): Promise<string> {
  const rows = await ownerSql<{ id: string }>(
    `select id from outbox_event where tenant_id = $1 and type ~ '^(incident|problem)[.]' and id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000') order by id`,
    [tenant.id, since ?? null],
  )
  for (const { id } of rows) await planEvent(systemCtx(tenant), id)
  return rows.at(-1)?.id ?? since ?? ''
}
