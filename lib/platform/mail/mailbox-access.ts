import 'server-only'
import { env } from '@/lib/platform/env'

/**
 * Whether the mailbox can be read. Messages carry links that sign in, and nobody needs to be signed in to read
 * them: in a demo only, and only under names that nobody but this machine can use.
 */
export const mailboxIsOpen = (): boolean =>
  env.FAROL_DEMO && env.FAROL_ROOT_DOMAIN.every((domain) => domain === 'localhost' || domain.endsWith('.localhost'))
