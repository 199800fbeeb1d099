import 'server-only'
import { notFound } from 'next/navigation'
import { actAs } from '@/lib/people/sign-in/visitor'
import { siteTenant, visitorOf } from '@/lib/people/site'
import { ValidationFailed } from '@/lib/platform/errors'
import { peekToken } from './consume'
import type { TokenKind } from './issue'

/** What a page behind a mailed link needs: whose house it is, and whose link, or null when it is no good any more. */
export async function openLink(site: string, kind: TokenKind, token: string | string[] | undefined) {
  const tenant = await siteTenant(site)
  if (!tenant) notFound()
  const visitor = await visitorOf(tenant)
  const secret = typeof token === 'string' ? token : ''
  const ctx = actAs(visitor, { kind: 'system', name: 'Farol' })
  const owner = secret
    ? await peekToken(ctx, kind, secret).catch((error: unknown) => {
        if (error instanceof ValidationFailed) return null
        throw error
      })
    : null
  return { tenant, locale: visitor.locale, secret, owner }
}
