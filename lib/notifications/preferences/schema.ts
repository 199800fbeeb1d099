import { z } from 'zod'
import { NOTICE_EVENTS } from '@/lib/mail/vocabulary'

const preference = z.strictObject({
  event: z.enum(NOTICE_EVENTS),
  email: z.boolean().describe('By mail, where the organisation tells of it by mail'),
  inApp: z.boolean().describe('In the list of notifications'),
})

export const preferencesSchema = z.object({ data: z.array(preference) })

export const updatePreferencesInput = z.strictObject({
  preferences: z.array(preference).min(1).max(NOTICE_EVENTS.length).describe('What is not named stays as it is'),
})

export type PreferenceDto = z.infer<typeof preference>
