import type { Tx } from '../../database/database.ts'
import { readFunction, type FunctionConfig } from './config.ts'

export interface RegisteredFunction extends FunctionConfig {
  appId: string
  /** Origin of its URL: what is reachable or not. */
  origin: string
  /** Whether its application still has it. */
  active: boolean
}

/** The functions of all applications, as the database had them at the last `load`. */
export interface Registry {
  load: (tx: Tx) => Promise<void>
  get: (id: string) => RegisteredFunction | undefined
  all: () => RegisteredFunction[]
  /** Active functions that an event of this name may start. */
  triggeredBy: (event: string) => RegisteredFunction[]
  /** How many calls with a concurrency key may be in flight. */
  limitOf: (key: string) => number
}

export function createRegistry(): Registry {
  let functions = new Map<string, RegisteredFunction>()
  let byEvent = new Map<string, RegisteredFunction[]>()
  return {
    load: async (tx) => {
      const rows = await tx.query<{ app_id: string; config: unknown; active: boolean }>(
        'select app_id, config, active from engine.function',
      )
      functions = new Map()
      for (const { app_id: appId, config, active } of rows) {
        const read = readFunction(config)
        functions.set(read.id, { ...read, appId, active, origin: new URL(read.url).origin })
      }
      byEvent = new Map()
    },
    get: (id) => functions.get(id),
    all: () => [...functions.values()],
    triggeredBy: (event) => {
      const known = byEvent.get(event)
      if (known) return known
      const found = [...functions.values()].filter(
        ({ active, events }) => active && events.some((trigger) => isNamed(trigger.event, event)),
      )
      // Names come from outside: without a bound they could fill the memory.
      if (byEvent.size >= 10_000) byEvent.clear()
      byEvent.set(event, found)
      return found
    },
    limitOf: (key) => {
      const [id, index] = JSON.parse(key) as [string, number]
      return functions.get(id)?.limits[index]?.limit || Number.POSITIVE_INFINITY
    },
  }
}

/** Whether a trigger's name, which may end in `*`, covers an event's. */
export function isNamed(trigger: string, event: string): boolean {
  return trigger.endsWith('*') ? event.startsWith(trigger.slice(0, -1)) : trigger === event
}
