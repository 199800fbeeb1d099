import 'server-only'
import { env } from '@/lib/platform/env'
import { processWide } from '@/lib/platform/process-wide'

/**
 * Reports take at most a third of the connections, whoever asks: a dashboard over a million tickets is many long
 * queries at once, and nobody else's page shall wait for them.
 */
const lane = () => processWide('reports.lane', () => ({
  free: Math.max(2, Math.floor(env.DATABASE_POOL_SIZE / 3)),
  waiting: [] as (() => void)[],
}))

/** Does the work when it is its turn, in the order of asking. */
export async function inLane<T>(work: () => Promise<T>): Promise<T> {
  const { waiting } = lane()
  if (lane().free > 0) lane().free--
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else lane().free++
  }
}
