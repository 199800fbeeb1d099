import 'server-only'
import { redirect } from 'next/navigation'
import { ValidationFailed } from '@/lib/platform/errors'

/** The list that an address asks for; an address that was mistyped or is outdated leads to its beginning. */
export async function orFirstPage<T>(list: Promise<T>, path: string): Promise<T> {
  try {
    return await list
  } catch (error) {
    if (error instanceof ValidationFailed) redirect(path)
    throw error
  }
}
