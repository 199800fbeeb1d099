import 'server-only'
import { notFound } from 'next/navigation'
import { NotFound } from '@/lib/platform/errors'

/** What is read, or the page that says that it is not there. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}
