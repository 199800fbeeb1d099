import 'server-only'
import { hash, verify } from '@node-rs/argon2'

/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane; Argon2id is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Of no password: verified when there is nobody, so that an unknown address takes as long as a known one. */
let nobody: Promise<string> | undefined

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

/**
 * Whether the password is that of the hash. Without a hash the answer is no, after the time it takes to
 * check one.
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const reference = stored ?? (await (nobody ??= hashPassword(crypto.randomUUID())))
  const matches = await verify(reference, password)
  return matches && stored != null
}
