import type { Page } from './schema'

/**
 * Reads a list inside a ticket to its end, or to `most` pages: a ticket with more than that many entries is
 * a loop of machines, not a conversation.
 */
export async function readPages<T>(read: (query: { limit: number; cursor?: string }) => Promise<Page<T>>, most = 5): Promise<T[]> {
  const all: T[] = []
  let cursor: string | undefined
  for (let page = 0; page < most; page++) {
    const { data, page: end } = await read({ limit: 100, ...(cursor ? { cursor } : {}) })
    all.push(...data)
    if (!end.nextCursor) break
    cursor = end.nextCursor
  }
  return all
}
