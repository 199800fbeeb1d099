import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Log } from '../log.ts'

export interface Request {
  method: string
  path: string
  query: URLSearchParams
  /** Parts of the path that the route's pattern captures. */
  params: string[]
  header: (name: string) => string | undefined
  /** Whether it comes from this machine, and not through a proxy on it. */
  local: boolean
  /** The body as text. Throws Refusal 413 beyond `limit` bytes. */
  text: (limit: number) => Promise<string>
}

export interface Response {
  status: number
  /** An object is sent as JSON, a string as plain text. */
  body: object | string
}

export interface Route {
  method: string
  pattern: RegExp
  handle: (request: Request) => Promise<Response> | Response
}

/** Thrown by a route to answer with a status and a message. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Serves the routes; errors become `{error, status}`, as the SDK expects them. */
export function createHttpServer(routes: Route[], log: Log): Server {
  const server = createServer((incoming, outgoing) => {
    if (!server.listening) outgoing.shouldKeepAlive = false
    void answer(routes, incoming, log).then((response) => write(outgoing, response))
  })
  server.keepAliveTimeout = 65_000
  server.headersTimeout = 30_000
  server.requestTimeout = 60_000
  return server
}

async function answer(routes: Route[], incoming: IncomingMessage, log: Log): Promise<Response> {
  const [path = '/', query] = (incoming.url ?? '/').split('?')
  try {
    for (const { method, pattern, handle } of routes) {
      const match = method === incoming.method ? pattern.exec(path) : null
      if (match) return await handle(asRequest(incoming, { path, query: new URLSearchParams(query) }, match.slice(1).map(decodeURIComponent)))
    }
    return failure(404, 'Not found')
  } catch (error) {
    if (error instanceof Refusal) return failure(error.status, error.message)
    if (error instanceof URIError) return failure(400, 'The path cannot be decoded')
    log.error({ error, path: path.split('/')[1] }, 'A request failed')
    return failure(503, 'Try again')
  }
}

const failure = (status: number, error: string): Response => ({ status, body: { status, error } })

function asRequest(incoming: IncomingMessage, target: Pick<Request, 'path' | 'query'>, params: string[]): Request {
  const address = incoming.socket.remoteAddress ?? ''
  const header = (name: string) => {
    const value = incoming.headers[name]
    return Array.isArray(value) ? value[0] : value
  }
  return {
    method: incoming.method ?? '',
    ...target,
    params,
    header,
    local: /^(::1$|(::ffff:)?127\.)/.test(address) && !header('x-forwarded-for') && !header('forwarded'),
    text: (limit) => readText(incoming, limit),
  }
}

async function readText(incoming: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  // What is left of a body that is too large is not read, but who sends it gets the answer.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new Refusal(413, `The body is larger than ${limit} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function write(outgoing: ServerResponse, { status, body }: Response): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  outgoing.writeHead(status, {
    'content-type':
      typeof body === 'string' ? 'text/plain; version=0.0.4; charset=utf-8' : 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  outgoing.end(text)
}
