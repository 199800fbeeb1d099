import 'server-only'
import { checkPassword } from '@/lib/people/sign-in/check-password'
import { AddressLocked } from '@/lib/people/sign-in/errors'
import { hashSecret, newSecret } from '@/lib/platform/auth/secrets'
import { systemSql } from '@/lib/platform/db/system'
import { resolveTenant } from '@/lib/platform/tenancy/resolve'
import type { RootVisitor } from '../provision'
import type { SignUpInput } from '../schema'
import { signUpAt } from './begin'
import { issueHandover } from './steps'

/** How long a second submit of the same form counts as the first one, in milliseconds. */
const REPEAT_WINDOW = 10 * 60_000
/** How long the second submit waits for the first to end, in tries of 200 ms. */
const WAIT_TRIES = 50

interface Row {
  id: string
  password_hash: string | null
}

/**
 * A form that was submitted twice: when the tenant was made a moment ago by the same person with the same
 * password, they are let in instead of being told that their own address is taken. A wrong password counts like
 * a failed sign-in there. Returns a new handover secret, or null when the address is somebody else's.
 */
export async function repeatSignUp(signUp: SignUpInput, visitor: RootVisitor): Promise<{ id: string; handover: string } | null> {
  const { slug, email, password } = signUp
  await firstSubmitEnded(slug)
  const tenant = await resolveTenant(slug)
  const admin = tenant && (await recentAdmin(slug, email, visitor.now))
  if (!tenant || !admin) return null
  const atTheDoor = { ...visitor, tenant, locale: tenant.locale }
  const known = await checkPassword(atTheDoor, { email, password, find: async () => admin }).catch(noneIfLocked)
  if (!known) return null
  const handover = newSecret()
  await issueHandover(systemSql, { id: tenant.id, userId: known.id, hash: hashSecret(handover), now: visitor.now })
  return { id: tenant.id, handover }
}

/** Who signed up for the address within the window, if that was with this e-mail. */
async function recentAdmin(slug: string, email: string, now: Date) {
  const [row] = await systemSql<Row>(
    `select u.id, u.password_hash from provisioning p join app_user u on u.tenant_id = p.id
     where p.slug = $1 and p.status = 'done' and p.created_at > $2 and u.email = $3 and u.status = 'active'`,
    [slug, new Date(now.getTime() - REPEAT_WINDOW), email],
  )
  return row && { id: row.id, passwordHash: row.password_hash }
}

/** On the root domain a locked address is answered like one that is somebody else's. */
function noneIfLocked(error: unknown): null {
  if (error instanceof AddressLocked) return null
  throw error
}

async function firstSubmitEnded(slug: string): Promise<void> {
  for (let tries = 0; tries < WAIT_TRIES; tries++) {
    if ((await signUpAt(slug)) === null) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
