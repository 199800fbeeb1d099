import 'server-only'
import { forbidden, notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { requestFacts } from './request-facts'
import { actAs } from './sign-in/visitor'
import { signedIn, siteTenant, visitorOf } from './site'
import { can, type Permission } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'

/**
 * The context of a page on a tenant's host, or what the visitor sees instead: 404 on a host that is
 * nobody's, 403 when the organisation is suspended or the permission is missing, else the sign-in page,
 * which leads back here. Every page of the application begins with it.
 *
 * @param site the `[site]` parameter
 * @param anyOf permissions of which the visitor needs one; none: being signed in is enough
 */
export async function pageContext(site: string, ...anyOf: Permission[]): Promise<Ctx> {
  const ctx = await optionalContext(site)
  if (!ctx) redirect(`/sign-in?next=${encodeURIComponent((await requestFacts()).path)}`)
  if (anyOf.length > 0 && !anyOf.some((permission) => can(ctx, permission))) forbidden()
  return ctx
}

/** As `pageContext`, but null when nobody is signed in: for pages that are there for both. */
export const optionalContext = cache(async (site: string): Promise<Ctx | null> => {
  const tenant = await siteTenant(site)
  if (!tenant) notFound()
  if (tenant.status === 'suspended') forbidden()
  const session = await signedIn(tenant)
  return session && actAs(await visitorOf(tenant, session), session.actor)
})
