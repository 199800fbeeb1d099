import 'server-only'
import type { NextAuthOptions, User } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { signInByHandover } from './handover'
import { refusalOf } from './refusal'
import { refusalToText } from './refusal-text'
import { signOut } from './sign-out'
import { actAs } from './visitor'
import { signInWithPassword } from './with-password'
import { hostTenant } from '@/lib/people/action-context'
import { visitorOf } from '@/lib/people/site'
import {
  claimsOf,
  COOKIE_MAX_AGE,
  cookieName,
  cookieOptions,
  cookieSecret,
  sessionCookieName,
} from '@/lib/platform/auth/cookie'
import { findSession } from '@/lib/platform/auth/sessions'
import type { UserActor } from '@/lib/platform/context'
import { Unauthenticated } from '@/lib/platform/errors'
import { log } from '@/lib/platform/log'

/**
 * next-auth over our own sessions: its cookie holds the id of a session row and of its tenant, nothing
 * else, and every answer is read from the row. The tenant is that of the host in each case.
 *
 * Read at each request: the environment is not there yet while the application is being built.
 */
export function nextAuthOptions(): NextAuthOptions {
  return {
    secret: cookieSecret(),
    session: { strategy: 'jwt', maxAge: COOKIE_MAX_AGE },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      csrfToken: { name: cookieName('farol.csrf'), options: cookieOptions() },
      callbackUrl: { name: cookieName('farol.callback'), options: cookieOptions() },
    },
    providers: [
      CredentialsProvider({
        id: 'credentials',
        credentials: { email: {}, password: {} },
        authorize: (given) =>
          admit(async () => {
            const input = { email: given?.email, password: given?.password }
            return signInWithPassword(await visitorOf(await hostTenant()), 'web', input)
          }),
      }),
      CredentialsProvider({
        id: 'handover',
        credentials: { token: {} },
        authorize: (given) =>
          admit(async () => signInByHandover(await visitorOf(await hostTenant()), given?.token ?? '')),
      }),
    ],
    callbacks: {
      /** Whoever has no live session here loses the cookie: next-auth drops it when this throws. */
      async jwt({ token, user }) {
        if (user) return { sid: user.id, tid: (await hostTenant()).id }
        const claims = claimsOf(token)
        if (!(await liveSession(claims))) throw new Unauthenticated()
        return { ...claims }
      },
      async session({ session, token }) {
        const actor = (await liveSession(claimsOf(token)))?.actor
        return { expires: session.expires, user: { name: actor?.name, email: actor?.email } }
      },
    },
    events: {
      async signOut({ token }) {
        const tenant = await hostTenant()
        const found = await liveSession(claimsOf(token))
        if (found) await signOut(actAs(await visitorOf(tenant), found.actor))
      },
    },
    logger: {
      error: (code) => log().info({ code }, 'next-auth refused a request'),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}

async function liveSession(claims: ReturnType<typeof claimsOf>) {
  const tenant = await hostTenant()
  return claims?.tid === tenant.id ? findSession(tenant, claims.sid, 'web') : null
}

/** next-auth shows the message of what `authorize` throws: it becomes a code that the page translates. */
async function admit(signIn: () => Promise<UserActor>): Promise<User> {
  try {
    return { id: (await signIn()).sessionId }
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) log().error({ error }, 'Sign-in failed')
    throw new Error(refusalToText(refusal ?? { reason: 'internal' }))
  }
}
