import 'server-only'
import { AccountSuspended, AddressLocked, HandoverRefused, WrongCredentials } from './errors'
import type { Refusal } from './refusal-text'
import { RateLimited, TenantSuspended, ValidationFailed } from '@/lib/platform/errors'

/** The reason in an error of the sign-in verbs, or null for an error that is none of theirs. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof WrongCredentials || error instanceof ValidationFailed) return { reason: 'wrong' }
  if (error instanceof AddressLocked) return { reason: 'locked', minutes: minutesOf(error) }
  if (error instanceof RateLimited) return { reason: 'too_many', minutes: minutesOf(error) }
  if (error instanceof AccountSuspended) return { reason: 'suspended' }
  if (error instanceof TenantSuspended) return { reason: 'tenant_suspended' }
  if (error instanceof HandoverRefused) return { reason: 'handover' }
  return null
}

const minutesOf = ({ retryAfter }: RateLimited): number => Math.max(1, Math.ceil(retryAfter / 60))
