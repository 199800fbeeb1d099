import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { hostTenant } from '@/lib/people/action-context'
import { signInByHandover } from '@/lib/people/sign-in/handover'
import { refusalOf } from '@/lib/people/sign-in/refusal'
import { refusalToText } from '@/lib/people/sign-in/refusal-text'
import { setSessionCookie } from '@/lib/people/sign-in/web-session'
import { visitorOf } from '@/lib/people/site'

/** Where signing up on the root domain leads: `?token=` is traded for a session on the tenant's own host. */
export async function GET(request: NextRequest): Promise<never> {
  redirect(await enter(request.nextUrl.searchParams.get('token') ?? ''))
}

async function enter(token: string): Promise<string> {
  try {
    const tenant = await hostTenant()
    await setSessionCookie(tenant, await signInByHandover(await visitorOf(tenant), token))
    return '/'
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return `/sign-in?error=${encodeURIComponent(refusalToText(refusal))}`
  }
}
