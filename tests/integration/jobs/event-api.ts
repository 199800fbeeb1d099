import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  id: string
  name: string
  data: Record<string, unknown> & { tenantId: string; type: string }
}

type Answer = (events: Received[]) => number | 'break'

/** Inngest's event API as far as the relay sees it: keeps what it took, and answers as it is told to. */
export class EventApi {
  /** Events of the requests that were answered with 200, in their order. */
  readonly taken: Received[] = []
  requests = 0
  ready = true
  /** The status for a request; `break` takes the events and breaks the connection before the answer. */
  answer: Answer = () => 200
  private constructor(private readonly server: Server) {}

  static async start(): Promise<EventApi> {
    const server = createServer()
    const api = new EventApi(server)
    server.on('request', (request, response) => {
      if (request.url === '/health') return response.writeHead(api.ready ? 200 : 503).end()
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const events = JSON.parse(Buffer.concat(chunks).toString()) as Received[]
        api.requests += 1
        const verdict = request.url === '/e/a-test-key' ? api.answer(events) : 401
        if (verdict === 200 || verdict === 'break') api.taken.push(...events)
        if (verdict === 'break') request.socket.destroy()
        else response.writeHead(verdict, { 'content-type': 'application/json' }).end('{"ids":[],"status":200}')
      })
      return request
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return api
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** What was taken of one tenant: tests of other files share the database. */
  of(tenantId: string): Received[] {
    return this.taken.filter(({ data }) => data.tenantId === tenantId)
  }

  stop(): Promise<unknown> {
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(resolve))
  }
}
