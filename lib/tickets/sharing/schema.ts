import { z } from 'zod'
import { uuidSchema } from '@/lib/tickets/schema'
import { SCOPES } from './vocabulary'

const nameRef = z.object({ id: z.uuid(), name: z.string() })

/** For whom it is to be; the verb asks that a team is named exactly where one is needed. */
export const sharingInput = {
  scope: z.enum(SCOPES).describe('`personal` only its owner sees, `team` the members of the team, `global` whoever works tickets'),
  teamId: uuidSchema.nullable().describe('The team of the scope `team`'),
}

/** For whom it is, and whose. */
export const sharingFields = {
  scope: z.enum(SCOPES),
  team: nameRef.nullable(),
  owner: nameRef,
  editable: z.boolean().describe('Whether the reader may change it'),
}
