'use server'

import { action } from '@/lib/people/action-context'
import { markNotificationsRead } from './mark-read'
import type { PreferenceDto } from './preferences/schema'
import { updatePreferences } from './preferences/update'

/** One's own notices: those named, or all. */
export const markNotificationsReadAction = action((ctx, ids?: readonly string[]) => markNotificationsRead(ctx, { ids }))

export const updatePreferencesAction = action((ctx, preferences: PreferenceDto[]) => updatePreferences(ctx, { preferences }))
