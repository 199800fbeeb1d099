import { z } from 'zod'
import { plainListQuery } from '@/lib/platform/http/list'
import { sharingFields, sharingInput } from '@/lib/tickets/sharing/schema'
import { unknownVariables } from './rules'
import { REPLY_LIMITS, REPLY_VARIABLES } from './vocabulary'

const LOCALES = ['pt-BR', 'en'] as const
const known = REPLY_VARIABLES.map((name) => `{{${name}}}`).join(', ')

const fields = {
  name: z.string().trim().min(1).max(REPLY_LIMITS.name),
  body: z
    .string()
    .trim()
    .min(1)
    .max(REPLY_LIMITS.body)
    .superRefine((body, context) => {
      const unknown = unknownVariables(body)
      if (unknown.length > 0) context.addIssue(`No such variable: ${unknown.map((name) => `{{${name}}}`).join(', ')}. There are ${known}`)
    })
    .describe(`Markdown, with variables that are filled from the ticket: ${known}`),
  locale: z.enum(LOCALES).nullable().describe('The language it is written in; null for any'),
  ...sharingInput,
}

export const createReplyInput = z.strictObject({
  ...fields,
  locale: fields.locale.default(null),
  scope: fields.scope.default('personal'),
  teamId: fields.teamId.default(null),
})

export const updateReplyInput = z.strictObject(fields).partial()

export const useReplyInput = z.strictObject({ ticket: z.string().min(1).max(40).describe('The id or number of the incident') })

export const replyListQuery = plainListQuery.extend({
  q: z.string().trim().max(100).optional().describe('Words in the name or the text'),
  all: z.stringbool().default(false).describe('true: those of other teams, too; needs `reply_template.manage`'),
})

const instant = z.iso.datetime()

export const replySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  body: z.string(),
  locale: z.enum(LOCALES).nullable(),
  ...sharingFields,
  useCount: z.int().describe('How often it was put into a message'),
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
})

export const filledReplySchema = z.object({ text: z.string().describe('Markdown, ready for the message') })

export type ReplyDto = z.infer<typeof replySchema>
