import type { Actor, Ctx } from '@/lib/platform/context'

/** Somebody at a tenant's door: a `Ctx` before it is known who acts. */
export interface Visitor extends Omit<Ctx, 'actor' | 'idempotency'> {
  userAgent?: string
}

/** The context in which `actor` acts from here on. */
export const actAs = ({ userAgent: _, ...visitor }: Visitor, actor: Actor): Ctx => ({ ...visitor, actor })
