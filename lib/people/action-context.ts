import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { requestFacts } from './request-facts'
import { actAs } from './sign-in/visitor'
import { signedIn, siteOfHost, visitorOf } from './site'
import type { Ctx, TenantInfo } from '@/lib/platform/context'
import { DomainError, type Issue, NotFound, TenantSuspended, Unauthenticated, ValidationFailed } from '@/lib/platform/errors'
import { takeForActor, takeForAddress } from '@/lib/platform/limits/limiter'
import { log } from '@/lib/platform/log'
import { resolveTenant } from '@/lib/platform/tenancy/resolve'

/** What went wrong, for the interface to translate. */
export interface ActionError {
  /** A DomainError's code, or `internal`. */
  code: string
  message: string
  requestId: string
  /** Refused fields by path; the issue's code is what is translated. */
  fields?: Record<string, Issue>
  /** What the error tells beside its code: the current state of a conflict, the legal transitions. */
  extra?: Record<string, unknown>
}

export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError }

/** The tenant whose host this request came to; never from what a form says. @throws NotFound, TenantSuspended */
export async function hostTenant(): Promise<TenantInfo> {
  const site = await siteOfHost()
  const tenant = site === null ? null : await resolveTenant(site)
  if (!tenant) throw new NotFound('Organisation')
  if (tenant.status === 'suspended') throw new TenantSuspended()
  return tenant
}

/** The context of a server action. @throws NotFound, TenantSuspended, Unauthenticated */
export async function actionContext(): Promise<Ctx> {
  const tenant = await hostTenant()
  const session = await signedIn(tenant)
  if (!session) throw new Unauthenticated()
  return actAs(await visitorOf(tenant, session), session.actor)
}

/**
 * Makes a server action of a function that adapts to a verb: who acts and for which tenant come from the
 * request, and what the verb throws becomes data. Redirects pass through. Calls count against the limits of the
 * address and of the actor, together with those of the API.
 *
 * Arguments come from the browser, whatever their types say: the verb parses them.
 */
export function action<Args extends unknown[], T>(
  adapt: (ctx: Ctx, ...args: Args) => Promise<T>,
): (...args: Args) => Promise<ActionResult<T>> {
  return (...args) => settle(async () => adapt(await countedContext(), ...args))
}

/** @throws LimitReached, and as `actionContext` */
async function countedContext(): Promise<Ctx> {
  await takeForAddress((await requestFacts()).ip)
  const ctx = await actionContext()
  if (ctx.actor.kind === 'user') await takeForActor(ctx.tenant, ctx.actor.id)
  return ctx
}

/** Turns what `work` throws into data; what is not a DomainError is logged, and nothing of it leaves. */
export async function settle<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await work() }
  } catch (error) {
    unstable_rethrow(error)
    return { ok: false, error: await describe(error) }
  }
}

async function describe(error: unknown): Promise<ActionError> {
  const { requestId } = await requestFacts()
  if (!(error instanceof DomainError)) {
    log().error({ error, requestId }, 'A server action failed')
    return { code: 'internal', message: 'Something went wrong', requestId }
  }
  const { code, message } = error
  if (error instanceof ValidationFailed) return { code, message, requestId, fields: byPath(error.issues) }
  return { code, message, requestId, extra: error.extra }
}

const byPath = (issues: readonly Issue[]): Record<string, Issue> =>
  Object.fromEntries(issues.toReversed().map((issue) => [issue.path, issue]))
