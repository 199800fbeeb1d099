import 'server-only'
import { authorize, type Permission } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { TicketKind } from './ref'

/** What changes a ticket of a kind: its texts, its links, its tasks, who follows it. */
const UPDATE: Record<TicketKind, Permission> = {
  incident: 'incident.update',
  problem: 'problem.manage',
  change: 'incident.update',
  request: 'incident.update',
}

/** @throws Forbidden unless the actor may edit tickets of this kind; which ones they see is another question */
export const authorizeUpdate = (ctx: Pick<Ctx, 'actor'>, kind: TicketKind): void => authorize(ctx, UPDATE[kind])
