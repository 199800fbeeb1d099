import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemSql } from '@/lib/platform/db/system'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { placeOf, STEPS } from './steps'

export interface SignUpProgress {
  status: 'running' | 'done' | 'rolled_back'
  /** Steps taken, of so many. */
  done: number
  total: number
}

const POLL = 100

/** How far a sign-up is; its id is known to who began it alone. @throws NotFound */
export async function signUpProgress(id: string): Promise<SignUpProgress> {
  const [row] = isUuid(id)
    ? await systemSql<{ status: SignUpProgress['status']; step: string }>('select status, step from provisioning where id = $1', [id])
    : []
  if (!row) throw new NotFound('Sign-up')
  return { status: row.status, done: placeOf(row.step) + 1, total: STEPS.length }
}

/** The same, once it has ended, or at the latest after so many milliseconds. */
export async function waitForSignUp(id: string, patience: number): Promise<SignUpProgress> {
  const until = Date.now() + patience
  for (;;) {
    const progress = await signUpProgress(id)
    if (progress.status !== 'running' || Date.now() > until) return progress
    await sleep(POLL)
  }
}
