/** The words and limits that all kinds of ticket share: plain data, so that a browser gets them without zod. */

import { TEXT_LIMIT } from '@/lib/platform/text/limit'
import type { TicketKind } from './ref'

export const LEVELS = ['high', 'medium', 'low'] as const
export const HOLD_REASONS = ['awaiting_requester', 'awaiting_change', 'awaiting_problem', 'awaiting_vendor'] as const
export const CHANNELS = ['portal', 'email', 'api', 'phone', 'monitor', 'chat', 'whatsapp', 'other'] as const
export const VISIBILITIES = ['public', 'internal'] as const
export const PRIORITIES = [1, 2, 3, 4, 5] as const

export type Level = (typeof LEVELS)[number]
export type HoldReason = (typeof HOLD_REASONS)[number]
export type Channel = (typeof CHANNELS)[number]
export type Visibility = (typeof VISIBILITIES)[number]

export const LIMITS = { title: 250, text: TEXT_LIMIT, tags: 20, tag: 40, customFieldsJson: 32_000 } as const

/** Where a ticket is at the desk, as a path on the organisation's host. */
export const deskPath = (kind: TicketKind, number: string): string => `/desk/${kind}s/${number}`
