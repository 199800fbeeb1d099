import 'server-only'
import { pingDatabase, poolCounts, type PoolCounts } from './pool'

export interface DatabaseState {
  pools: PoolCounts[]
  /** Round trip in milliseconds; null when it did not answer in time. */
  ping: number | null
}

/** How the database is doing, as this process sees it. @param patience milliseconds that the answer may take */
export async function databaseState(patience: number): Promise<DatabaseState> {
  // Counted first: the ping itself takes a connection.
  const pools = poolCounts()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience)
  })
  const ping = await Promise.race([pingDatabase().catch(() => null), late])
  clearTimeout(timer)
  return { pools, ping }
}
