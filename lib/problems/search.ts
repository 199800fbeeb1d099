import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { PREFIX } from '@/lib/tickets/ref'
import { LONGEST_SEARCH } from '@/lib/tickets/search/schema'
import { getProblem, listProblems } from './queries'
import { problemListQuery, type ProblemRow } from './schema'

const MOST = 10

export type ProblemHit = Pick<ProblemRow, 'id' | 'number' | 'title' | 'status'>

/** The few problems that somebody may mean who is still typing; without a text, those changed last. @throws Forbidden */
export async function searchProblems(ctx: Ctx, text: string): Promise<ProblemHit[]> {
  const q = text.trim().slice(0, LONGEST_SEARCH)
  const hit = ({ id, number, title, status }: ProblemHit): ProblemHit => ({ id, number, title, status })
  if (new RegExp(`^${PREFIX.problem}-\\d{1,9}$`, 'i').test(q)) {
    return getProblem(ctx, q).then((one) => [hit(one)], noneIfMissing)
  }
  try {
    const query = problemListQuery.parse({ limit: MOST, sort: '-updatedAt', ...(q ? { q } : {}) })
    return (await listProblems(ctx, query)).data.map(hit)
  } catch (error) {
    // An operator of the search is nothing that a list is filtered by.
    if (error instanceof ValidationFailed) return []
    throw error
  }
}

function noneIfMissing(error: unknown): [] {
  if (error instanceof NotFound) return []
  throw error
}
