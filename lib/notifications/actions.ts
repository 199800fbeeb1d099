'use server'

import { action } from '@/lib/people/action-context'
import { markNotificationsRead } from './mark-read'

/** One's own notices: those named, or all. */
export const markNotificationsReadAction = action((ctx, ids?: readonly string[]) => markNotificationsRead(ctx, { ids }))
