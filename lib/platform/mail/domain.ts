import 'server-only'
import { env } from '@/lib/platform/env'

/** The domain of the addresses and Message-IDs that Farol gives itself. */
export const mailDomain = (): string => env.FAROL_MAIL_DOMAIN ?? env.FAROL_ROOT_DOMAIN[0] ?? 'localhost'
