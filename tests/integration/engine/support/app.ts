import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Inngest, type InngestFunction } from 'inngest'
import { serve } from 'inngest/node'
import type { Keys } from './target'

const silent = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
}

/** A client of the real SDK for a server, signed as in production. */
export function createClient(id: string, baseUrl: string, keys: Keys): Inngest {
  return new Inngest({ id, baseUrl, ...keys, isDev: false, aiMetadata: false, logger: silent })
}

export interface App {
  client: Inngest
  url: string
  /** Calls answered so far. */
  calls: () => number
  /** Serves these functions from now on. */
  serve: (functions: InngestFunction.Like[]) => void
  /** Has the SDK register itself, as a deployment does; gives its answer. */
  register: () => Promise<{ status: number; message: string; modified?: boolean }>
  stop: () => Promise<void>
}

/** An application with the SDK's handler on node:http. */
export async function startApp(
  client: Inngest,
  functions: InngestFunction.Like[] = [],
  given: { port?: number; intercept?: (request: IncomingMessage) => boolean } = {},
): Promise<App> {
  let handler = serve({ client, functions })
  let calls = 0
  const server = createServer((request, response) => {
    if (request.method === 'POST') calls++
    if (given.intercept?.(request)) return void request.socket.destroy()
    handler(request, response)
  })
  server.listen(given.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`
  return {
    client,
    url,
    calls: () => calls,
    serve: (others) => {
      handler = serve({ client, functions: others })
    },
    register: async () => {
      const answer = await fetch(url, { method: 'PUT' })
      return { status: answer.status, ...((await answer.json()) as { message: string }) }
    },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
