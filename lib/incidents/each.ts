import { DomainError } from '@/lib/platform/errors'

export interface EachResult<T> {
  done: T[]
  failed: { id: string; code: string; message: string }[]
}

/**
 * Does the same to many incidents, each in a transaction of its own: what can be done is done, the rest
 * is told with its reason.
 */
export async function each<I extends { id: string }, T>(items: readonly I[], work: (item: I) => Promise<T>): Promise<EachResult<T>> {
  const result: EachResult<T> = { done: [], failed: [] }
  for (const item of items) {
    try {
      result.done.push(await work(item))
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      result.failed.push({ id: item.id, code: error.code, message: error.message })
    }
  }
  return result
}
