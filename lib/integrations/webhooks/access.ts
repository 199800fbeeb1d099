import { authorize, can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { Forbidden } from '@/lib/platform/errors'

/** Endpoints are told what incidents say: who manages them has to be somebody who may read those. @throws Forbidden */
export function authorizeWebhooks(ctx: Pick<Ctx, 'actor'>): void {
  authorize(ctx, 'webhook.manage')
  authorize(ctx, 'incident.read')
}

/**
 * An endpoint that is told of confidential tickets is for those who may read them to make, to change, and to look into:
 * whoever could turn its address could read what they must not. @throws Forbidden
 */
export function authorizeConfidential(ctx: Pick<Ctx, 'actor'>, { confidential }: { confidential: boolean }): void {
  if (confidential && !can(ctx, 'incident.confidential')) {
    throw new Forbidden('This endpoint is told of confidential tickets, which you may not read')
  }
}
