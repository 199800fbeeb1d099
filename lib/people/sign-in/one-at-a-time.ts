import 'server-only'
import { RateLimited } from '@/lib/platform/errors'
import { processWide } from '@/lib/platform/process-wide'

interface Line {
  last: Promise<unknown>
  waiting: number
}

/** Beyond it nobody could wait for an answer. */
const LONGEST_LINE = 50

const lines = processWide('one-at-a-time', () => new Map<string, Line>())

/**
 * Runs what has the same key one after the other, within this process, and without holding a database
 * connection meanwhile.
 *
 * @throws RateLimited when the line is too long
 */
export async function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
  const line = lines.get(key) ?? { last: Promise.resolve(), waiting: 0 }
  if (line.waiting >= LONGEST_LINE) throw new RateLimited(1)
  lines.set(key, line)
  line.waiting++
  const turn = line.last.then(work)
  line.last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    line.waiting--
    if (line.waiting === 0) lines.delete(key)
  }
}
