import 'server-only'
import { acceptablePassword } from '@/lib/people/passwords/policy'
import { newSecret } from '@/lib/platform/auth/secrets'
import { ValidationFailed } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { takeSignIn } from '@/lib/platform/limits/limiter'
import { log } from '@/lib/platform/log'
import { parse } from '@/lib/platform/parse'
import { claimSlug } from './provisioning/begin'
import { repeatSignUp } from './provisioning/repeat'
import { rollBack, rollBackAbandoned, runSteps } from './provisioning/run'
import type { Plan } from './provisioning/steps'
import { signUpInput } from './schema'
import { slugFlaw } from './rules'

/** Somebody on the root domain, where there is no tenant and nobody is signed in. */
export interface RootVisitor {
  now: Date
  requestId: string
  ip?: string
}

export interface Provisioned {
  slug: string
  /** One-time secret that signs the admin in on the tenant's host, good for five minutes. */
  handover: string
}

/**
 * Makes an organisation with everything it starts with, and its first administrator. Either all of it is
 * there afterwards or nothing: a step that fails undoes those before it, and what a crash leaves behind is
 * undone at the next start or sign-up. A form that was submitted twice makes one organisation.
 *
 * @throws ValidationFailed at the field that is wrong, `slug` with code `taken` among them
 * @throws LimitReached after ten tries a minute from an address
 */
export async function provisionTenant(visitor: RootVisitor, input: unknown): Promise<Provisioned> {
  const { now, requestId, ip } = visitor
  await takeSignIn(ip ?? 'unknown')
  const signUp = parse(signUpInput, input)
  const flaw = slugFlaw(signUp.slug)
  if (flaw) throw ValidationFailed.at('slug', 'This address cannot be used', flaw)
  const passwordHash = await acceptablePassword(signUp.password, signUp.email)
  await rollBackAbandoned(now)

  const { slug, organisation, locale, timezone, name, email } = signUp
  const plan: Plan = {
    id: newId(),
    slug,
    organisation,
    locale,
    timezone,
    plan: 'free',
    admin: { id: newId(), name, email, passwordHash },
    handover: newSecret(),
    now,
    requestId,
    ip: ip ?? null,
  }
  if (!(await claimSlug(plan))) {
    const handover = await repeatSignUp(signUp, visitor)
    if (handover) return { slug, handover }
    throw ValidationFailed.at('slug', 'This address is taken', 'taken')
  }
  await runOrUndo(plan)
  return { slug, handover: plan.handover }
}

async function runOrUndo(plan: Plan): Promise<void> {
  try {
    await runSteps(plan)
  } catch (error) {
    log().error({ error, tenantId: plan.id, requestId: plan.requestId }, 'sign-up failed and is undone')
    await rollBack(plan.id, error instanceof Error ? error.name : 'unknown')
    throw error
  }
}
