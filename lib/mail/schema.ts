import { z } from 'zod'
import { locales } from '@/lib/platform/i18n/locale'
import { wholeNumber } from '@/lib/platform/parameters'
import { BODY_LIMIT, SUBJECT_LIMIT } from './templates/vocabulary'
import { DELIVERY_STATUSES, NOTICE_EVENTS, RECIPIENTS } from './vocabulary'

export const channelsSchema = z.strictObject({ email: z.boolean(), inApp: z.boolean() })

export const matrixInput = z.strictObject({
  cells: z
    .array(channelsSchema.extend({ event: z.enum(NOTICE_EVENTS), recipient: z.enum(RECIPIENTS) }))
    .min(1)
    .max(NOTICE_EVENTS.length * RECIPIENTS.length),
})
export type MatrixInput = z.input<typeof matrixInput>

export const templateKey = z.strictObject({ event: z.enum(NOTICE_EVENTS), locale: z.enum(locales) })
export type TemplateKey = z.input<typeof templateKey>

export const templateInput = templateKey.extend({
  subject: z.string().trim().min(1).max(SUBJECT_LIMIT),
  body: z.string().trim().min(1).max(BODY_LIMIT),
})
export type TemplateInput = z.input<typeof templateInput>

export interface TemplateDto extends TemplateInput {
  /** The tenant's own words, and not the standard ones. */
  own: boolean
  /** 0 for the standard. */
  version: number
}

export interface MailPreview {
  subject: string
  html: string
  text: string
}

export const deliveryQuery = z.strictObject({
  status: z.enum(DELIVERY_STATUSES).optional(),
  /** A part of the address, or a ticket's number. */
  search: z.string().trim().max(254).optional(),
  limit: wholeNumber(1, 100).default(50),
  cursor: z.string().max(500).optional(),
})

export const suppressedAddress = z.string().trim().toLowerCase().min(3).max(254)
