import 'server-only'
import { hashPassword } from '@/lib/platform/auth/password'
import { passwordFlaw } from '@/lib/platform/auth/password-policy'
import { ValidationFailed } from '@/lib/platform/errors'

/**
 * The hash of a password that meets the policy. Hashing takes long on purpose: do it before a transaction.
 * @throws ValidationFailed at `password`
 */
export async function acceptablePassword(password: string, email?: string | null): Promise<string> {
  const flaw = passwordFlaw(password, email)
  if (flaw) throw ValidationFailed.at('password', 'This password does not meet the policy', flaw)
  return hashPassword(password)
}
