'use server'

import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { action, type ActionResult, hostTenant, settle } from '@/lib/people/action-context'
import { actAs } from '@/lib/people/sign-in/visitor'
import { setSessionCookie } from '@/lib/people/sign-in/web-session'
import { signInWithPassword } from '@/lib/people/sign-in/with-password'
import { visitorOf } from '@/lib/people/site'
import { takeSignIn } from '@/lib/platform/limits/limiter'
import { acceptInvitation } from './accept-invitation'
import { changePassword } from './change'
import { requestPasswordReset } from './request-reset'
import { resetPassword } from './reset'
import type { acceptInvitationInput, changePasswordInput, requestResetInput, resetPasswordInput } from './schema'

/** Somebody at the door, whose proof is the link they bring. Tries are counted like those to sign in. */
async function atTheDoor() {
  const visitor = await visitorOf(await hostTenant())
  await takeSignIn(visitor.ip ?? 'unknown')
  return { visitor, ctx: actAs(visitor, { kind: 'system', name: 'Farol' }) }
}

export async function requestResetAction(input: z.input<typeof requestResetInput>): Promise<ActionResult<void>> {
  return settle(async () => requestPasswordReset((await atTheDoor()).ctx, input))
}

/** Sets the new password and signs in with it. */
export async function resetPasswordAction(input: z.input<typeof resetPasswordInput>): Promise<ActionResult<void>> {
  return settle(async () => {
    const { ctx, visitor } = await atTheDoor()
    const { email } = await resetPassword(ctx, input)
    await enter(visitor, { email, password: input.password })
  })
}

/** Takes the invitation up and signs in. */
export async function acceptInvitationAction(
  input: z.input<typeof acceptInvitationInput>,
): Promise<ActionResult<void>> {
  return settle(async () => {
    const { ctx, visitor } = await atTheDoor()
    const { email } = await acceptInvitation(ctx, input)
    await enter(visitor, { email, password: input.password })
  })
}

export const changePasswordAction = action(async (ctx, input: z.input<typeof changePasswordInput>) =>
  changePassword(ctx, input),
)

type Door = Awaited<ReturnType<typeof atTheDoor>>['visitor']

async function enter(visitor: Door, credentials: { email: string; password: string }): Promise<never> {
  const user = await signInWithPassword(visitor, 'web', credentials)
  await setSessionCookie(visitor.tenant, user)
  redirect('/')
}
