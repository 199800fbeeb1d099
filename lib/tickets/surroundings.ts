import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import { requireParts } from './exists'
import type { TicketKind } from './ref'

/** Whether there is anything of a kind around a ticket: most tickets have none of most. */
export interface Surroundings {
  links: boolean
  children: boolean
  watchers: boolean
  files: boolean
  items: boolean
  problem: boolean
}

/**
 * What a ticket's page need not ask for, all in one flight. It tells no more than the lists would: of a ticket that
 * the actor may see, whether they are empty. True may still turn out empty, where the actor may not see what is there.
 * @throws NotFound
 */
export async function surroundingsOf(ctx: Ctx, kind: TicketKind, ref: string): Promise<Surroundings> {
  const { id, parts } = await requireParts(ctx, kind, ref)
  const [found] = await tenantSql<Surroundings>(ctx, { name: 'surroundings', text: ASKED, values: [id, parts, ctx.tenant.id] })
  return found as Surroundings
}

const ASKED = `
select
  exists (select from ticket_link where tenant_id = $3 and source_id = $1) or exists (select from ticket_link where tenant_id = $3 and target_id = $1) as links,
  exists (select from ticket where tenant_id = $3 and parent_id = $1) as children,
  exists (select from watcher where tenant_id = $3 and ticket_id = $1) as watchers,
  exists (select from attachment where tenant_id = $3 and ticket_id = any($2::uuid[]) and deleted_at is null) as files,
  exists (select from ticket_item where tenant_id = $3 and ticket_id = $1) as items,
  exists (select from problem_incident where tenant_id = $3 and incident_id = $1) as problem`
