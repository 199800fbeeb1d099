import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict, DomainError, ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { insertComment } from '@/lib/tickets/comments'
import { fetchTicket, type TicketRow } from '@/lib/tickets/fetch'
import { fetchNamed } from '@/lib/tickets/fetch-named'
import { formatNumber } from '@/lib/tickets/ref'
import { lockStructure } from '@/lib/tickets/structure-lock'
import type { Visibility } from '@/lib/tickets/schema'
import { applyTransition } from '../transition'
import { checkVersion } from '../version'
import { belowSql } from './queries'
import { resolveFamilyInput, type ResolvedFamily } from './schema'

interface Resolution {
  resolutionCode: string
  resolution: string
  comment?: string | undefined
  commentVisibility: Visibility
}

/**
 * Resolves an incident together with open ones below it, all with the same resolution: all of them, or none. The
 * comment is written on each.
 * @throws Forbidden, NotFound, ValidationFailed (one that does not stand below it), Conflict naming which one stops it
 */
export async function resolveFamily(ctx: Ctx, ref: string, input: unknown): Promise<ResolvedFamily> {
  authorize(ctx, 'incident.transition')
  const { children, version, ...resolution } = parse(resolveFamilyInput, input)
  if (resolution.comment) authorize(ctx, `incident.comment.${resolution.commentVisibility}`)
  return withTenant(ctx, async (tx) => {
    // Two families that share tickets would lock them in different orders, and a child could leave meanwhile.
    await lockStructure(tx, ctx)
    const parent = await fetchTicket(tx, ctx, 'incident', ref)
    await checkVersion(tx, ctx, parent, version)
    const below = new Set((await txSql<{ id: string }>(tx, belowSql('$1::uuid'), [parent.id])).map(({ id }) => id))
    const resolved = [await resolve(tx, ctx, parent, resolution)]
    for (const [index, child] of children.entries()) {
      const row = await fetchNamed(tx, ctx, 'incident', `children.${index}.id`, child.id)
      if (!below.has(row.id)) throw ValidationFailed.at(`children.${index}.id`, 'Does not stand below this incident', 'not_applicable')
      await naming(row, async () => {
        await checkVersion(tx, ctx, row, child.version)
        resolved.push(await resolve(tx, ctx, row, resolution))
      })
    }
    return { resolved }
  })
}

async function resolve(tx: Tx, ctx: Ctx, row: TicketRow, { resolutionCode, resolution, comment, commentVisibility }: Resolution) {
  await applyTransition(tx, ctx, row, { to: 'resolved', resolutionCode, resolution }, {
    entries: async () => {
      if (!comment) return []
      const commentId = await insertComment(tx, ctx, row.id, { body: comment, visibility: commentVisibility })
      return [{ type: 'commented', visibility: commentVisibility, commentId }]
    },
  })
  return { id: row.id, number: formatNumber('incident', row.number) }
}

/** What stops one of them stops all: the error says which. */
async function naming(row: TicketRow, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof DomainError) || error instanceof ValidationFailed) throw error
    const number = formatNumber('incident', row.number)
    throw new Conflict(`${number} stops it: ${error.message}`, { id: row.id, number, code: error.code })
  }
}
