import http from 'node:http'
import https from 'node:https'
import { codeOf } from '../../database/database.ts'
import type { Answer } from './reply.ts'

/** Nothing was sent: the application cannot be reached. */
export class Unreachable extends Error {}
/** The connection broke, or the time was up, after the request was sent. */
export class CutOff extends Error {
  readonly timedOut: boolean

  constructor(message: string, timedOut: boolean) {
    super(message)
    this.timedOut = timedOut
  }
}

const agents = {
  'http:': new http.Agent({ keepAlive: true, scheduling: 'lifo' }),
  'https:': new https.Agent({ keepAlive: true, scheduling: 'lifo' }),
}

export interface Message {
  method: 'POST' | 'PUT'
  url: URL
  headers: Record<string, string>
  body: string
  /** Milliseconds for the whole exchange. */
  timeout: number
}

/** Sends a request and reads its whole answer. Throws Unreachable or CutOff when there is none. */
export async function send(message: Message): Promise<Answer> {
  try {
    return await exchange(message)
  } catch (error) {
    // An idle connection that the server closed while we wrote to it: it has not read the request.
    if (error instanceof CutOff && error.cause === 'idle') return exchange(message)
    throw error
  }
}

function exchange({ method, url, headers, body, timeout }: Message): Promise<Answer> {
  const secure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, {
      method,
      agent: secure ? agents['https:'] : agents['http:'],
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    })
    let connected = false
    let timedOut = false
    const timer = setTimeout(() => {
      timedOut = true
      request.destroy()
    }, timeout)
    const fail = (error: Error) => {
      clearTimeout(timer)
      if (!connected) return reject(new Unreachable(codeOf(error) || error.message))
      const cut = new CutOff(timedOut ? `No answer within ${timeout / 1_000} s` : error.message, timedOut)
      if (request.reusedSocket && codeOf(error) === 'ECONNRESET' && !timedOut) cut.cause = 'idle'
      reject(cut)
    }
    request.on('socket', (socket) => {
      if (!socket.connecting) connected = true
      else socket.once('connect', () => (connected = true))
    })
    request.on('error', fail)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', fail)
      response.on('end', () => {
        clearTimeout(timer)
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        })
      })
    })
    request.end(body)
  })
}
