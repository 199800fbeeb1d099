import { z } from 'zod'
import { ValidationFailed } from '@/lib/platform/errors'
import { wholeNumber } from '@/lib/platform/parameters'

const pageInfo = z.object({
  nextCursor: z.string().nullable().describe('Give it as `cursor` for the next page; null on the last one'),
  hasMore: z.boolean(),
  total: z.int().optional().describe('Only when asked for'),
})

/** The shape of every list. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.object({ data: z.array(item), page: pageInfo })

/** Parameters of a list that has no filters. */
export const plainListQuery = z.strictObject({
  limit: wholeNumber(1, 100).default(50),
  cursor: z.string().max(500).optional(),
})

/** The same, for what can be archived. */
export const archivableListQuery = plainListQuery.extend({
  archived: z.stringbool().default(false).describe('true: archived ones too'),
})

/**
 * One page of a list that is short enough to be read whole (teams, categories, keys). The cursor names the
 * last item that was shown.
 * @throws ValidationFailed for a cursor that is not ours, or whose item has gone
 */
export function slice<Item extends { id: string }>(items: readonly Item[], { limit, cursor }: z.output<typeof plainListQuery>) {
  const start = cursor === undefined ? 0 : positionAfter(items, cursor)
  const data = items.slice(start, start + limit)
  const last = data.at(-1)
  const hasMore = last !== undefined && start + limit < items.length
  return { data, page: { nextCursor: hasMore ? encode(last.id) : null, hasMore } }
}

const encode = (id: string): string => Buffer.from(JSON.stringify([1, id])).toString('base64url')

function positionAfter(items: readonly { id: string }[], cursor: string): number {
  const position = items.findIndex(({ id }) => encode(id) === cursor)
  if (position < 0) throw ValidationFailed.at('cursor', 'Not a cursor of this list', 'invalid_cursor')
  return position + 1
}
