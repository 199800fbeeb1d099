import 'server-only'
import { verifyPassword } from '@/lib/platform/auth/password'
import { newSecret } from '@/lib/platform/auth/secrets'
import { systemSql } from '@/lib/platform/db/system'
import type { SignUpInput } from '../schema'
import { issueHandover } from './steps'

/** How long a second submit of the same form counts as the first one, in milliseconds. */
const REPEAT_WINDOW = 10 * 60_000
/** How long the second submit waits for the first to end, in tries of 200 ms. */
const WAIT_TRIES = 50

interface Account {
  id: string
  user_id: string
  password_hash: string | null
}

/**
 * A form that was submitted twice: when the tenant was made a moment ago by the same person with the same
 * password, they are let in instead of being told that their own address is taken. Returns a new handover
 * secret, or null when the address is somebody else's.
 */
export async function repeatSignUp({ slug, email, password }: SignUpInput, now: Date): Promise<string | null> {
  await firstSubmitEnded(slug)
  const [account] = await systemSql<Account>(
    `select t.id, u.id as user_id, u.password_hash from provisioning p
     join tenant t on t.id = p.id join app_user u on u.tenant_id = t.id
     where p.slug = $1 and p.status = 'done' and p.created_at > $2 and u.email = $3 and u.status = 'active'`,
    [slug, new Date(now.getTime() - REPEAT_WINDOW), email],
  )
  if (!account || !(await verifyPassword(account.password_hash, password))) return null
  const handover = newSecret()
  await issueHandover(systemSql, { id: account.id, userId: account.user_id, handover, now })
  return handover
}

async function firstSubmitEnded(slug: string): Promise<void> {
  for (let tries = 0; tries < WAIT_TRIES; tries++) {
    const running = await systemSql(`select id from provisioning where slug = $1 and status = 'running'`, [slug])
    if (running.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
