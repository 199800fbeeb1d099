import 'server-only'
import type { DeliveryDto } from '../schema'

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The ticket of a delivery, for those who may read no confidential ones. */
export const OPEN_TICKET_ID = `(select t.id from ticket t where t.tenant_id = d.tenant_id and t.id = d.ticket_id and not t.confidential)`

/** Deliveries as the API lists them, of the alias `d`. */
export const deliveryColumns = (ticketId = 'd.ticket_id') => `
  d.id, d.endpoint_id as "endpointId", d.event_id as "eventId", d.event_type as event, ${ticketId} as "ticketId", d.status, d.attempts,
  case when d.status in ('pending', 'failed') then ${instant('d.next_at')} end as "nextAt", d.last_status as "lastStatus",
  d.last_error as "lastError", d.duration_ms as "durationMs", d.replay_of as "replayOf", ${instant('d.created_at')} as "createdAt",
  ${instant('d.attempted_at')} as "attemptedAt", ${instant('d.delivered_at')} as "deliveredAt"`

/** With what decides who may look into it. */
export interface DeliveryRow extends DeliveryDto {
  body: string | null
  response: string | null
  ticketConfidential: boolean
  endpointConfidential: boolean
}

export const READ_DELIVERY = `
  select ${deliveryColumns()}, d.body, d.response, coalesce(t.confidential, false) as "ticketConfidential",
    e.confidential as "endpointConfidential"
  from webhook_delivery d
  join webhook_endpoint e on e.tenant_id = d.tenant_id and e.id = d.endpoint_id
  left join ticket t on t.tenant_id = d.tenant_id and t.id = d.ticket_id
  where d.tenant_id = $1::uuid and d.id = $2::uuid`
