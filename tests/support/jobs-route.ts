import { createServer, type IncomingMessage, type Server } from 'node:http'
import * as route from '@/app/api/inngest/route'

const handlers = { GET: route.GET, POST: route.POST, PUT: route.PUT }

/** Serves the route of jobs in this process, without the web around it. */
export async function serveJobsRoute(port: number): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const { url = '/' } = request
      const method = request.method === 'PUT' || request.method === 'POST' ? request.method : 'GET'
      const body = method === 'GET' ? undefined : new Uint8Array(await bodyOf(request))
      const headers = new Headers(Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]))
      const answer = await handlers[method](new Request(`http://127.0.0.1:${port}${url}`, { method, headers, body }))
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    })()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return server
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
