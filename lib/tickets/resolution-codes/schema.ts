import { z } from 'zod'

const label = z.string().trim().min(1).max(80)

export const addResolutionCodeInput = z.strictObject({
  label,
  /** Lasting name in the API; made from the label when absent. */
  key: z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,59}$/)
    .optional(),
})

export const resolutionCodeSchema = z.object({
  key: z.string(),
  label: z.string(),
  position: z.number().int(),
  archivedAt: z.iso.datetime().nullable(),
})

export type ResolutionCodeDto = z.infer<typeof resolutionCodeSchema>
