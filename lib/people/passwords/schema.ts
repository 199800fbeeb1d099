import { z } from 'zod'
import { emailAddress, personName } from '@/lib/people/users/schema'

/** The policy itself is checked with the stored hash, in lib/platform/auth/password. */
const password = z.string().min(1).max(1024)
const token = z.string().min(1).max(200)

export const requestResetInput = z.strictObject({ email: emailAddress })
export const resetPasswordInput = z.strictObject({ token, password })
export const acceptInvitationInput = z.strictObject({ token, name: personName, password })
export const changePasswordInput = z.strictObject({ current: password, password })
