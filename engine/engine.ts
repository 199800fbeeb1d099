import type { Database } from './database/database.ts'
import type { Environment } from './env.ts'
import type { Registry } from './jobs/functions/registry.ts'
import type { Metrics } from './jobs/metrics.ts'
import type { Log } from './log.ts'

/** What the parts of the engine have in common. */
export interface Engine {
  env: Environment
  log: Log
  database: Database
  registry: Registry
  metrics: Metrics
  /** Number of this process among the engines of its database. */
  number: number
  /** Tells this engine's queues that there may be something to do. */
  wake: () => void
}
