import 'server-only'
import http, { type IncomingMessage, type RequestOptions } from 'node:http'
import https from 'node:https'
import { performance } from 'node:perf_hooks'
import { OutboundRefused } from './refusal'
import { resolveHost, type Lookup } from './resolve'
import { urlFlaw } from './url'

/** How long everything together may take, from the DNS to the last byte, in milliseconds. */
const DEADLINE = 10_000
/** Bytes of an answer that are read; what comes after them is not wanted. */
const ANSWER_LIMIT = 64 * 1024

export interface Outgoing {
  url: string
  headers: Record<string, string>
  body: string
}

export interface OutboundAnswer {
  status: number
  /** As it was sent; null when it was not. */
  retryAfter: string | null
  contentType: string
  /** The beginning of the body, as UTF-8. */
  text: string
  /** Milliseconds until it was there. */
  durationMs: number
}

export interface OutboundClient {
  /** @throws OutboundRefused when it cannot be sent, or nothing answers; any status is an answer, a redirect too */
  post: (outgoing: Outgoing) => Promise<OutboundAnswer>
  /** Closes what connections are left. */
  close: () => void
}

interface ClientOptions {
  allowPrivate: boolean
  lookup?: Lookup
  /** In milliseconds. */
  deadline?: number
}

/**
 * Sends to addresses that tenants name, without being led astray: only to hosts of the public Internet, over TLS, at
 * the address that was judged, following no redirect, within a time and a size. Connections are kept between requests
 * until `close`: one client serves one endpoint, for a moment.
 * @param options.allowPrivate any host, and plain http: for trials and for whoever serves only themselves
 */
export function outboundClient({ allowPrivate, lookup, deadline = DEADLINE }: ClientOptions): OutboundClient {
  const agents = { 'https:': new https.Agent({ keepAlive: true }), 'http:': new http.Agent({ keepAlive: true }) }

  async function post({ url: text, headers, body }: Outgoing): Promise<OutboundAnswer> {
    const flaw = urlFlaw(text, allowPrivate)
    if (flaw) throw new OutboundRefused(flaw)
    const url = new URL(text)
    const begin = performance.now()
    const signal = AbortSignal.timeout(deadline)
    try {
      const { address, family } = await inTime(resolveHost(url.hostname, { allowPrivate, lookup }), signal)
      const plain = url.protocol === 'http:'
      const options: RequestOptions = {
        method: 'POST',
        agent: plain ? agents['http:'] : agents['https:'],
        headers: { ...headers, 'content-length': Buffer.byteLength(body), 'accept-encoding': 'identity' },
        // Whatever the name would lead to by now: the connection goes where was looked.
        lookup: (_host, { all }, done) => (all ? done(null, [{ address, family }]) : done(null, address, family)),
        signal,
      }
      const response = await inTime(send((plain ? http : https).request(url, options), body), signal)
      return {
        status: response.statusCode ?? 0,
        retryAfter: response.headers['retry-after'] ?? null,
        contentType: response.headers['content-type'] ?? '',
        text: await beginningOf(response),
        durationMs: Math.round(performance.now() - begin),
      }
    } catch (error) {
      throw refusalOf(error, signal)
    }
  }

  return { post, close: () => Object.values(agents).forEach((agent) => agent.destroy()) }
}

/** What cannot be cancelled is not waited for. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new OutboundRefused('timeout')), { once: true })
    work.then(resolve, reject)
  })
}

/** An answer of 101, for which nobody asked, ends the connection with neither an answer nor an error. */
const send = (request: http.ClientRequest, body: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request.once('response', resolve).once('error', reject).once('close', () => reject(new Error('closed'))).end(body)
  })

/** The status says all that counts: an answer that breaks off, or never ends, is still one. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.length
      if (size > ANSWER_LIMIT) break
    }
  } catch {
    response.destroy()
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_LIMIT).toString('utf8')
}

function refusalOf(error: unknown, signal: AbortSignal): OutboundRefused {
  if (error instanceof OutboundRefused) return error
  if (signal.aborted) return new OutboundRefused('timeout', error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return new OutboundRefused(/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code) ? 'tls' : 'unreachable', error)
}
