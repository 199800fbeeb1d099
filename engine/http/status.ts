import type { Engine } from '../engine.ts'
import { exposeMetrics } from '../jobs/exposition.ts'
import { requireBearer } from './access.ts'
import type { Route } from './server.ts'

/** Routes by which others see how the engine is. `missing` gives the applications that are not synchronised. */
export function statusRoutes(engine: Engine, missing: () => string[]): Route[] {
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
        return { status: 200, body: await exposeMetrics(engine) }
      },
    },
  ]
}
