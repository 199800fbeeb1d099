import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** A new secret of 256 random bits, safe in addresses, headers and files. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/**
 * What is stored of a secret made by `newSecret` (API keys, refresh tokens, links sent by mail). SHA-256
 * without salt: there is nothing to guess in 256 random bits, and the row must be found by it.
 */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
