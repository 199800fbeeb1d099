import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Taken {
  path: string
  headers: IncomingHttpHeaders
  text: string
  body: { id: string; type: string; createdAt: string; tenant: { id: string; slug: string }; data: Record<string, unknown> }
}

type Answer = (response: ServerResponse, taken: Taken) => void

const ok: Answer = (response) => response.writeHead(200).end('taken')

/** Somebody's server that webhooks are sent to: keeps what it got, and answers as it is told to. */
export class Receiver {
  readonly taken: Taken[] = []
  answer: Answer = ok
  private constructor(private readonly server: Server) {}

  static async start(): Promise<Receiver> {
    const server = createServer()
    const receiver = new Receiver(server)
    server.on('request', (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const taken = { path: request.url ?? '', headers: request.headers, text, body: text ? JSON.parse(text) : null }
        receiver.taken.push(taken)
        receiver.answer(response, taken)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`
  }

  status(status: number, headers: Record<string, string> = {}): void {
    this.answer = (response) => response.writeHead(status, headers).end()
  }

  well(): void {
    this.answer = ok
  }

  stop(): Promise<unknown> {
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(resolve))
  }
}

/** What a receiver does: the signature is over the time and the raw body, and the time is near. */
export function verifies({ headers, text }: Taken, secret: string): boolean {
  const parts = String(headers['x-farol-signature']).split(',').map((part) => part.split('='))
  const t = Number(parts.find(([name]) => name === 't')?.[1])
  const expected = createHmac('sha256', secret).update(`${t}.${text}`).digest('hex')
  return Math.abs(Date.now() / 1000 - t) < 300 && parts.some(([name, value]) => name === 'v1' && value === expected)
}
