import { z } from 'zod'

/** Longer than any address (RFC 5321) or password we accept; what is more is not worth a look. */
const LONGEST = 320

export const signInInput = z.strictObject({
  email: z.string().trim().min(1).max(LONGEST).toLowerCase(),
  password: z.string().min(1).max(LONGEST),
})

export const refreshInput = z.strictObject({ refreshToken: z.string().min(1).max(LONGEST) })

export const tokensSchema = z.object({
  accessToken: z.string(),
  /** Seconds. */
  expiresIn: z.int(),
  refreshToken: z.string(),
})

export type TokensDto = z.infer<typeof tokensSchema>
