import { z } from 'zod'

const name = z.string().trim().min(1).max(80)
const description = z.string().trim().max(500)
const memberIds = z.array(z.uuid()).max(1000)

export const createTeamInput = z.strictObject({
  name,
  description: description.default(''),
  memberIds: memberIds.default([]),
})

export const updateTeamInput = z.strictObject({ name, description, memberIds }).partial()

export const teamSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  memberIds: z.array(z.uuid()),
  version: z.number().int(),
  createdAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
})

export type TeamDto = z.infer<typeof teamSchema>
