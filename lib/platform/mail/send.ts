import 'server-only'
import type { TenantScope, Tx } from '@/lib/platform/db/tenant'
import { localMailbox } from './local-mailbox'
import type { OutgoingMail } from './message'

/** Takes a message over in the transaction of the change it tells of: it is sent if, and only if, that commits. */
export type MailTransport = (tx: Tx, ctx: TenantScope & { now: Date }, mail: OutgoingMail) => Promise<void>

const transport: MailTransport = localMailbox

/** Sends a message. No network is touched inside the transaction: a transport stores what is to be delivered. */
export const sendMail: MailTransport = (tx, ctx, mail) => transport(tx, ctx, mail)
