import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Keys } from './target'

export interface EngineProcess {
  url: string
  child: ChildProcess
  /** Everything it has logged. */
  output: () => string
  /** kill -9. */
  kill: () => Promise<void>
  /** SIGTERM; gives the exit code. */
  stop: () => Promise<number | null>
}

/** Starts `node engine/main.ts` and waits until it answers; with applications, until it knows their functions. */
export async function startEngine(
  keys: Keys,
  databaseUrl: string,
  given: { port?: number; apps?: string[]; env?: Record<string, string>; ready?: boolean } = {},
): Promise<EngineProcess> {
  const port = given.port ?? (await freePort())
  const child = spawn(process.execPath, ['engine/main.ts'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      DATABASE_ENGINE_URL: databaseUrl,
      ENGINE_PORT: String(port),
      INNGEST_EVENT_KEY: keys.eventKey,
      INNGEST_SIGNING_KEY: keys.signingKey,
      ENGINE_APPS: (given.apps ?? []).join(),
      LOG_LEVEL: 'debug',
      ...given.env,
    },
  })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exited = once(child, 'exit') as Promise<[number | null]>
  const engine: EngineProcess = {
    url: `http://127.0.0.1:${port}`,
    child,
    output: () => output,
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = await exited
      return code
    },
  }
  if (given.ready !== false) await untilHealthy(engine)
  return engine
}

async function untilHealthy(engine: EngineProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (engine.child.exitCode !== null) break
    const health = await fetch(`${engine.url}/health`).catch(() => undefined)
    if (health?.ok) return
    await sleep(50)
  }
  throw new Error(`The engine did not get ready:\n${engine.output()}`)
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
