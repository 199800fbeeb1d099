import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { hostTenant } from '@/lib/people/action-context'
import { nextAuthOptions } from '@/lib/people/sign-in/next-auth'
import { DomainError } from '@/lib/platform/errors'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

/** What of next-auth is open. Not `_log`, which would let anybody write into our log. */
const OPEN = ['csrf', 'session', 'providers', 'signin', 'callback', 'signout', 'error']

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const [name = ''] = (await context.params).nextauth
  if (!OPEN.includes(name)) return new Response(null, { status: 404 })
  try {
    await hostTenant()
  } catch (error) {
    if (error instanceof DomainError) return new Response(null, { status: error.status })
    throw error
  }
  // Typed as any by next-auth; here it always answers with a Response.
  const answer: unknown = await NextAuth(request, context, nextAuthOptions())
  return answer instanceof Response ? answer : new Response(null, { status: 500 })
}

export { handler as GET, handler as POST }
