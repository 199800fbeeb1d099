'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { action, type ActionResult, settle } from '@/lib/people/action-context'
import { requestFacts } from '@/lib/people/request-facts'
import { takeForAddress } from '@/lib/platform/limits/limiter'
import { tenantUrl } from '@/lib/platform/tenancy/address'
import { slugAvailability } from './availability'
import { provisionTenant } from './provision'
import { signUpProgress, type SignUpProgress } from './provisioning/progress'
import type { SlugFlaw } from './rules'
import type { signUpInput, updateTenantInput } from './schema'
import { updateTenant } from './update'

/**
 * Makes the organisation and leads to its own host, where its administrator is signed in. One that takes longer is
 * told of, with the address that lets its administrator in later.
 */
export async function signUpAction(input: z.input<typeof signUpInput>): Promise<ActionResult<{ id: string; enter: string }>> {
  return settle(async () => {
    const { now, requestId, ip } = await requestFacts()
    const { id, slug, handover, done } = await provisionTenant({ now, requestId, ip }, input)
    const enter = tenantUrl(slug, `/sign-in/handover?token=${handover}`)
    if (done) redirect(enter)
    return { id, enter }
  })
}

/** How far a sign-up is that takes longer. */
export async function signUpProgressAction(id: string): Promise<ActionResult<SignUpProgress>> {
  return settle(async () => {
    await takeForAddress((await requestFacts()).ip)
    return signUpProgress(String(id))
  })
}

/** Whether an address can still be had, while it is typed. */
export async function slugAvailabilityAction(slug: string): Promise<ActionResult<SlugFlaw | 'taken' | null>> {
  return settle(async () => {
    await takeForAddress((await requestFacts()).ip)
    return slugAvailability(String(slug).trim().toLowerCase().slice(0, 100))
  })
}

export const updateTenantAction = action(async (ctx, input: z.input<typeof updateTenantInput>) => {
  await updateTenant(ctx, input)
  refresh()
})
