import { inject } from 'vitest'
import { jobsOn, startEngine, untilEngineReady, type Engine } from './engine'
import { freePort } from './free-port'

export interface Jobs {
  engine: Engine
  /** Where the engine calls this process. */
  port: number
  stop: () => Promise<void>
}

interface Options {
  /** False leaves the route to somebody else, who serves it at `port`. */
  serve?: boolean
}

/**
 * The jobs of the application in this process, behind the real route, with a real engine beside it on the worker's
 * database. To be started before the code under test reads its environment.
 */
export async function startJobs({ serve = true }: Options = {}): Promise<Jobs> {
  const [port, enginePort] = [await freePort(), await freePort()]
  Object.assign(process.env, jobsOn(enginePort))
  const { serveJobsRoute } = await import('./jobs-route')
  const server = serve ? await serveJobsRoute(port) : undefined
  const engine = await startEngine(`engine-${inject('run')}`, {
    databaseUrl: process.env.DATABASE_URL ?? '',
    app: `http://127.0.0.1:${port}/api/inngest`,
    port: enginePort,
  })
  if (serve) await untilEngineReady(engine)
  const stop = async () => {
    await engine.stop()
    server?.closeAllConnections()
    await new Promise<unknown>((resolve) => (server ? server.close(resolve) : resolve(undefined)))
  }
  return { engine, port, stop }
}
