import { z } from 'zod'
import { uuidSchema } from '../schema'

/** Tasks of tickets. Safe in the browser. */

export const TASK_STATUSES = ['open', 'done', 'cancelled'] as const

const title = z.string().trim().min(2).max(250)
const description = z.string().trim().max(5_000)
const dueAt = z.iso.datetime({ offset: true }).nullable()

export const createTaskInput = z.strictObject({
  title,
  description: description.default(''),
  assigneeId: uuidSchema.nullish(),
  teamId: uuidSchema.nullish(),
  dueAt: dueAt.optional(),
})

export const updateTaskInput = z
  .strictObject({
    title,
    description,
    assigneeId: uuidSchema.nullable(),
    teamId: uuidSchema.nullable(),
    dueAt,
    status: z.enum(TASK_STATUSES),
    version: z.int().min(1).describe('The version the change is based on; a stale one is refused with 409'),
  })
  .partial()

const named = z.object({ id: z.uuid(), name: z.string() }).nullable()

export const taskSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  description: z.string(),
  status: z.enum(TASK_STATUSES),
  assignee: named,
  team: named,
  dueAt: z.iso.datetime().nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  completedAt: z.iso.datetime().nullable(),
})

export type TaskDto = z.infer<typeof taskSchema>
