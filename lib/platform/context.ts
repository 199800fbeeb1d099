import type { Permission } from '@/lib/platform/auth/permissions'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { TenantSettings } from '@/lib/platform/tenancy/settings'

/** What every request knows of the organisation it serves. */
export interface TenantInfo {
  id: string
  slug: string
  name: string
  status: 'active' | 'suspended'
  locale: Locale
  /** IANA name; all times are shown in it. */
  timezone: string
  plan: 'free' | 'paid'
  settings: TenantSettings
}

interface Person {
  name: string
  /** Key of the role, built in or the tenant's own. */
  role: string
  permissions: ReadonlySet<Permission>
}

export interface UserActor extends Person {
  kind: 'user'
  id: string
  email: string
  sessionId: string
}

export interface ApiKeyActor extends Person {
  kind: 'apiKey'
  id: string
  /** The user the key acts for: its owner, or the service account made with it. */
  userId: string
}

/** Farol itself: jobs, imports, provisioning. Allowed everything within its tenant. */
export interface SystemActor {
  kind: 'system'
  name: string
}

export type Actor = UserActor | ApiKeyActor | SystemActor

/** Who does something, where, when and in which language. Verbs and queries take it first. */
export interface Ctx {
  tenant: TenantInfo
  actor: Actor
  requestId: string
  locale: Locale
  /** The instant of the request; verbs never look at the clock themselves. */
  now: Date
  /** Client address, as far as it can be trusted. */
  ip?: string
  /** Set by the API on a POST with an Idempotency-Key; `record` claims it in the verb's transaction. */
  idempotency?: { key: string; fingerprint: string; claimed: boolean }
}

/** The user behind the actor, or null when Farol itself acts. */
export function actorUserId(ctx: Ctx): string | null {
  switch (ctx.actor.kind) {
    case 'user':
      return ctx.actor.id
    case 'apiKey':
      return ctx.actor.userId
    case 'system':
      return null
  }
}
