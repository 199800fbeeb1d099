import { z } from 'zod'
import { sharingFields, sharingInput } from '@/lib/tickets/sharing/schema'
import { VIEW_LIMITS } from './vocabulary'

/** What the views of a kind of ticket are made of. */
export interface ViewParts {
  /** As in the column `kind`. */
  kind: 'incident'
  queues: readonly string[]
  sorts: readonly string[]
  columns: readonly string[]
  /** Whether the kind's list has this filter and takes this value, as in its address. */
  accepts(this: void, filter: string, value: string): boolean
}

/** The shapes of one kind's views. */
export function viewSchemas({ kind, queues, sorts, columns, accepts }: ViewParts) {
  const filter = z
    .record(z.string().max(40), z.string().min(1).max(VIEW_LIMITS.filterValue))
    .superRefine((values, context) => {
      const entries = Object.entries(values)
      if (entries.length > VIEW_LIMITS.filters) context.addIssue('Too many filters')
      for (const [name, value] of entries) {
        if (!accepts(name, value)) context.addIssue({ code: 'custom', path: [name], message: 'The list has no such filter, or refuses the value' })
      }
    })
    .describe('Parameters of the list as its address has them: `{"priority": "1,2", "assignee": "me"}`')
  const fields = {
    name: z.string().trim().min(1).max(VIEW_LIMITS.name),
    ...sharingInput,
    queue: z.enum(queues).describe('The queue that the filter narrows'),
    filter,
    sort: z.enum(sorts),
    columns: z.array(z.enum(columns)).max(columns.length).describe('Beside those that are always shown'),
  }
  return {
    kind,
    create: z.strictObject({
      ...fields,
      scope: fields.scope.default('personal'),
      teamId: fields.teamId.default(null),
      queue: fields.queue.default('all'),
      filter: filter.default({}),
      sort: fields.sort.default('-createdAt'),
      columns: fields.columns.default([]),
    }),
    update: z.strictObject(fields).partial(),
  }
}

export type ViewSchemas = ReturnType<typeof viewSchemas>

const instant = z.iso.datetime()

export const viewSchema = z.object({
  id: z.uuid(),
  kind: z.literal('incident'),
  name: z.string(),
  ...sharingFields,
  queue: z.string(),
  filter: z.record(z.string(), z.string()),
  sort: z.string(),
  columns: z.array(z.string()),
  isDefault: z.boolean().describe('The one that the reader begins with'),
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
})

export type ViewDto = z.infer<typeof viewSchema>

export const arrangeViewsInput = z.strictObject({
  ids: z.array(z.uuid()).max(500).describe('The views in the order of the navigation; those left out follow by name'),
  defaultId: z.uuid().nullable().describe('The one to begin with; null: the open incidents'),
})
