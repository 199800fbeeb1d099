import 'server-only'
import { acceptablePassword } from '@/lib/people/passwords/policy'
import { hashSecret, newSecret } from '@/lib/platform/auth/secrets'
import { DomainError, ValidationFailed } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { requireJobs } from '@/lib/platform/jobs/configured'
import { relayNow } from '@/lib/platform/jobs/relay/relay'
import { takeSignIn } from '@/lib/platform/limits/limiter'
import { parse } from '@/lib/platform/parse'
import { requestTenant } from './provisioning/begin'
import { waitForSignUp } from './provisioning/progress'
import { repeatSignUp } from './provisioning/repeat'
import { signUpInput } from './schema'
import { slugFlaw } from './rules'

/** Somebody on the root domain, where there is no tenant and nobody is signed in. */
export interface RootVisitor {
  now: Date
  requestId: string
  ip?: string
}

export interface Provisioned {
  /** Of the sign-up, to ask how far it is. */
  id: string
  slug: string
  /** One-time secret that signs the admin in on the tenant's host, good for five minutes once it is done. */
  handover: string
  /** Whether the organisation is there already; else its job is still at it. */
  done: boolean
}

/** Nothing of the organisation is left; the same form may be sent again. */
export class SignUpUndone extends DomainError {
  readonly code = 'sign_up_undone'
  readonly status = 503
  constructor() {
    super('The organisation could not be made; nothing of it is left')
  }
}

/** How long a sign-up is waited for, in milliseconds; usually it takes less than one second. */
const PATIENCE = 8_000

/**
 * Makes an organisation with everything it starts with, and its first administrator. Either all of it is there in
 * the end or nothing: a job takes the steps, and undoes them when one fails. It is waited for a while. A form that
 * was submitted twice makes one organisation.
 *
 * @throws ValidationFailed at the field that is wrong, `slug` with code `taken` among them
 * @throws LimitReached after ten tries a minute from an address
 * @throws JobsOff, SignUpUndone
 */
export async function provisionTenant(visitor: RootVisitor, input: unknown, patience = PATIENCE): Promise<Provisioned> {
  const { now, requestId, ip } = visitor
  await takeSignIn(ip ?? 'unknown')
  const signUp = parse(signUpInput, input)
  const flaw = slugFlaw(signUp.slug)
  if (flaw) throw ValidationFailed.at('slug', 'This address cannot be used', flaw)
  const passwordHash = await acceptablePassword(signUp.password, signUp.email)
  requireJobs()

  const { slug, organisation, locale, timezone, name, email } = signUp
  const id = newId()
  const handover = newSecret()
  const admin = { id: newId(), name, email, passwordHash }
  const plan = { id, slug, organisation, locale, timezone, plan: 'free', admin, now, requestId, ip: ip ?? null } as const
  if (!(await requestTenant({ ...plan, handoverHash: hashSecret(handover) }))) {
    const repeated = await repeatSignUp(signUp, visitor)
    if (repeated) return { ...repeated, slug, done: true }
    throw ValidationFailed.at('slug', 'This address is taken', 'taken')
  }
  void relayNow()
  const { status } = await waitForSignUp(id, patience)
  if (status === 'rolled_back') throw new SignUpUndone()
  return { id, slug, handover, done: status === 'done' }
}
