import type { Engine } from '../engine.ts'
import { exposeMetrics } from '../jobs/exposition.ts'
import { requireBearer } from './access.ts'
import type { Route } from './server.ts'

interface Parts {
  /** Applications that are not synchronised. */
  missing: () => string[]
  /** Metrics of the live half, when there is one. */
  live?: () => string
}

/** Routes by which others see how the engine is. */
export function statusRoutes(engine: Engine, { missing, live }: Parts): Route[] {
  return [
    {
      method: 'GET',
      pattern: /^\/health$/,
      handle: async () => {
        const database = await engine.database.query('select 1').then(
          () => true,
          () => false,
        )
        const apps = missing()
        const functions = engine.registry.all().filter(({ active }) => active).length
        const ready = database && apps.length === 0
        return {
          status: ready ? 200 : 503,
          body: { ready, database, functions, missingApps: apps },
        }
      },
    },
    {
      method: 'GET',
      pattern: /^\/metrics$/,
      handle: async (request) => {
        if (!request.local) requireBearer(request, engine.env.signingKey)
        return { status: 200, body: (await exposeMetrics(engine)) + (live?.() ?? '') }
      },
    },
  ]
}
