import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SeenRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
  size: number
}

export interface S3Server {
  endpoint: string
  /** Objects by path, bucket included. */
  objects: Map<string, Buffer>
  seen: SeenRequest[]
  close: () => Promise<void>
}

/**
 * As much of S3 as storing files needs: PUT, GET and DELETE of an object, path style. It refuses what S3
 * refuses: requests without a signature, and bodies that are not what the signature says.
 */
export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const seen: SeenRequest[] = []
  const server = createServer((request, response) => {
    void answer(request, response, objects, seen)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, objects: Map<string, Buffer>, seen: SeenRequest[]): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const { method = '', url = '/', headers } = request
  const path = new URL(url, 'http://s3').pathname
  seen.push({ method, path, headers, size: body.length })

  if (!/^AWS4-HMAC-SHA256 Credential=.+, SignedHeaders=.+, Signature=[0-9a-f]{64}$/.test(headers.authorization ?? '')) {
    return refuse(response, 403, 'AccessDenied')
  }
  const announced = headers['x-amz-content-sha256']
  if (announced !== 'UNSIGNED-PAYLOAD' && announced !== createHash('sha256').update(body).digest('hex')) {
    return refuse(response, 400, 'XAmzContentSHA256Mismatch')
  }
  if (method === 'PUT') {
    objects.set(path, body)
    response.writeHead(200, { etag: '"x"' }).end()
  } else if (method === 'DELETE') {
    objects.delete(path)
    response.writeHead(204).end()
  } else {
    const object = objects.get(path)
    if (object) response.writeHead(200, { 'content-length': object.length }).end(object)
    else refuse(response, 404, 'NoSuchKey')
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`)
}
