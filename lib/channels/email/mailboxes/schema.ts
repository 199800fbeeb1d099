import { z } from 'zod'
import { MAILBOX_KINDS } from '../vocabulary'

const text = (max: number) => z.string().trim().min(1).max(max)

const basics = {
  name: text(80),
  address: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  teamId: z.uuid().nullable().describe('Whose new incidents are'),
  categoryId: z.uuid().nullable().describe('What new incidents are about'),
  automatic: z.boolean().describe('Mail of machines and lists opens tickets too'),
  watchCc: z.boolean().describe('Those in Cc of a new message follow the ticket'),
  active: z.boolean().describe('false: paused, nothing is fetched'),
}

const serverFields = {
  host: z.string().trim().toLowerCase().min(1).max(253).regex(/^[a-z0-9.:[\]-]+$/, 'Not the name of a server'),
  port: z.int().min(1).max(65_535),
  secure: z.boolean().describe('TLS from the first byte; else STARTTLS'),
  username: text(254),
  folder: text(200),
}

/** No line breaks: a command of IMAP is a line. */
const password = z.string().min(1).max(500).regex(/^[^\r\n\0]*$/).describe('Kept sealed, and never shown')

const common = {
  ...basics,
  teamId: basics.teamId.default(null),
  categoryId: basics.categoryId.default(null),
  automatic: basics.automatic.default(false),
  watchCc: basics.watchCc.default(false),
  active: basics.active.default(true),
}

const server = {
  ...serverFields,
  port: serverFields.port.default(993),
  secure: serverFields.secure.default(true),
  folder: serverFields.folder.default('INBOX'),
}

export const createMailboxInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('forward'), ...common }),
  z.strictObject({ kind: z.literal('imap'), ...common, ...server, password }),
])

/** The kind stays; a password that is left out stays too. */
export const updateMailboxInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('forward'), ...common }),
  z.strictObject({ kind: z.literal('imap'), ...common, ...server, password: password.optional() }),
])

/** What is left out stays. Fields of a server are for a mailbox of kind `imap` alone. */
export const patchMailboxInput = z.strictObject({ ...basics, ...serverFields, password }).partial()

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
