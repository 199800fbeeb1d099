'use server'

import { redirect } from 'next/navigation'
import { nextPath } from './next-path'
import { refusalOf } from './refusal'
import type { Refusal } from './refusal-text'
import { signOut } from './sign-out'
import { dropSessionCookie, setSessionCookie } from './web-session'
import { signInWithPassword } from './with-password'
import { actionContext, hostTenant } from '@/lib/people/action-context'
import { visitorOf } from '@/lib/people/site'
import { NotFound, TenantSuspended, Unauthenticated } from '@/lib/platform/errors'

/** The form of the sign-in page; what it answers is shown above the form, with the address kept. */
export interface SignInState {
  refusal: Refusal | null
  email: string
}

export async function signInAction(_before: SignInState, form: FormData): Promise<SignInState> {
  const email = field(form, 'email')
  try {
    const tenant = await hostTenant()
    const visitor = await visitorOf(tenant)
    const user = await signInWithPassword(visitor, 'web', { email, password: field(form, 'password') })
    await setSessionCookie(tenant, user)
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return { refusal, email }
  }
  redirect(nextPath(field(form, 'next')))
}

/** Ends the session and its cookie, also when the session has ended before. */
export async function signOutAction(): Promise<void> {
  try {
    await signOut(await actionContext())
  } catch (error) {
    const goneAlready = [Unauthenticated, TenantSuspended, NotFound].some((kind) => error instanceof kind)
    if (!goneAlready) throw error
  }
  await dropSessionCookie()
  redirect('/sign-in')
}

function field(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
