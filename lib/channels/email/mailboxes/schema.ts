import { z } from 'zod'
import { MAILBOX_KINDS } from '../vocabulary'

const text = (max: number) => z.string().trim().min(1).max(max)

const common = {
  name: text(80),
  address: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  teamId: z.uuid().nullable().default(null),
  categoryId: z.uuid().nullable().default(null),
  automatic: z.boolean().default(false),
  watchCc: z.boolean().default(false),
  active: z.boolean().default(true),
}

const server = {
  host: z.string().trim().toLowerCase().min(1).max(253).regex(/^[a-z0-9.:[\]-]+$/, 'Not the name of a server'),
  port: z.int().min(1).max(65_535).default(993),
  secure: z.boolean().default(true).describe('TLS from the first byte; else STARTTLS'),
  username: text(254),
  folder: text(200).default('INBOX'),
}

/** No line breaks: a command of IMAP is a line. */
const password = z.string().min(1).max(500).regex(/^[^\r\n\0]*$/)

export const createMailboxInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('forward'), ...common }),
  z.strictObject({ kind: z.literal('imap'), ...common, ...server, password }),
])

/** The kind stays; a password that is left out stays too. */
export const updateMailboxInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('forward'), ...common }),
  z.strictObject({ kind: z.literal('imap'), ...common, ...server, password: password.optional() }),
])

const named = z.object({ id: z.uuid(), name: z.string() }).nullable()

export const mailboxSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  address: z.string(),
  kind: z.enum(MAILBOX_KINDS),
  team: named,
  category: named,
  automatic: z.boolean().describe('Mail of machines and lists opens tickets too'),
  watchCc: z.boolean().describe('Those in Cc of a new message follow the ticket'),
  host: z.string().nullable(),
  port: z.int().nullable(),
  secure: z.boolean(),
  username: z.string().nullable(),
  folder: z.string(),
  active: z.boolean(),
  lastPolledAt: z.iso.datetime().nullable(),
  lastError: z.string().nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
})

export type MailboxDto = z.infer<typeof mailboxSchema>
export type MailboxInput = z.input<typeof createMailboxInput>
export type MailboxChanges = z.input<typeof updateMailboxInput>
