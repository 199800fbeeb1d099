/**
 * What is refused before Next sees the request: addresses that cannot be read, pages asked for too often from one
 * client address, and bodies that no form of ours sends. Next reads the body of a form into memory before any of our
 * code runs, and cannot answer a page with 429. The API looks after itself (lib/platform/http): it counts, streams
 * and limits by route.
 */

import { networkOf } from '../../lib/platform/limits/network.ts'

/** Pages, forms and what they fetch, a minute, of one address: an office of many people may stand behind it. */
const REQUESTS_A_MINUTE = 3_000
const WINDOW = 60_000
/** Addresses counted apart in a minute; further ones share counters, so that a flood costs bounded memory. */
const MOST_ADDRESSES = 50_000
const SHARED_COUNTERS = 1_024

const MEGABYTE = 1_048_576
/** The largest body of somebody who is not signed in: forms with a few fields. */
const STRANGERS_LIMIT = MEGABYTE

/**
 * Routes that look after their own callers and bodies: the API, and that of jobs, where only signed calls are read.
 * Not those of next-auth, which are small forms; nor a path that goes up again.
 */
const API = /^\/api\/(?:v1\/|inngest(?:$|\?))(?![^?]*(?:\.\.|%))/
/** The build's files, with a hash in their names, and who asks whether we are alive. */
const UNCOUNTED = /^\/(?:_next\/static\/|api\/health)/
const SESSION_COOKIE = /(?:^|;\s*)(?:__Host-)?farol\.session=[^;\s]/

const NOT_FOUND = { status: 404, text: 'Não há nada neste endereço.\nThere is nothing at this address.' }

/**
 * @typedef {{status: number, retryAfter?: number, text: string}} Refusal
 */

/**
 * @param {Record<string, string | undefined>} [environment]
 * @returns {(request: import('node:http').IncomingMessage, now?: number) => Refusal | null} after
 *   settleForwardedHeaders: the address is what x-forwarded-for says
 */
export function door(environment = process.env) {
  const limit = Math.max(1, Math.round(REQUESTS_A_MINUTE * Number(environment.RATE_LIMIT_FACTOR || 1)))
  // As in next.config.js: the largest file, with room for the rest of its form.
  const largest = (Number(environment.UPLOAD_LIMIT_MB || 25) + 1) * MEGABYTE
  const takeVisit = counter(limit)

  return function refusal({ url, headers }, now = Date.now()) {
    if (!isReadable(url)) return NOT_FOUND
    if (API.test(url) || UNCOUNTED.test(url)) return null
    const refused = bodyRefusal(headers, largest)
    if (refused) return refused
    const retryAfter = takeVisit(networkOf(headers['x-forwarded-for'] ?? ''), now)
    return retryAfter === 0 ? null : tooMany(retryAfter)
  }
}

/** Next answers what it cannot decode (`%F0%9F`, `%ZZ`) with status 500 wherever the middleware does not come first. */
function isReadable(url) {
  if (!url.includes('%')) return true
  try {
    decodeURIComponent(url.split('?', 1)[0])
    return true
  } catch {
    return false
  }
}

function bodyRefusal(headers, largest) {
  const length = headers['content-length']
  if (headers['transfer-encoding'] !== undefined && length === undefined)
    return { status: 411, text: 'O tamanho do conteúdo precisa ser informado.\nThe length of the body must be given.' }
  const size = Number(length ?? 0)
  if (size <= STRANGERS_LIMIT || (size <= largest && SESSION_COOKIE.test(headers.cookie ?? ''))) return null
  return { status: 413, text: 'O conteúdo enviado é grande demais.\nThe body is too large.' }
}

/** Counts by key in windows of a minute; answers with the seconds to wait, 0 while there is room. */
function counter(limit) {
  let counts = new Map()
  let ends = 0
  return (key, now) => {
    if (now >= ends) {
      counts = new Map()
      ends = now + WINDOW
    }
    const own = counts.has(key) || counts.size < MOST_ADDRESSES ? key : `shared:${hash(key) % SHARED_COUNTERS}`
    const count = (counts.get(own) ?? 0) + 1
    counts.set(own, count)
    return count <= limit ? 0 : Math.ceil((ends - now) / 1_000)
  }
}

function hash(text) {
  let value = 0
  for (let at = 0; at < text.length; at++) value = (value * 31 + text.charCodeAt(at)) | 0
  return value >>> 0
}

const tooMany = (retryAfter) => ({
  status: 429,
  retryAfter,
  text:
    `Muitas páginas pedidas deste endereço. Tente de novo em ${retryAfter} s.\n` +
    `Too many pages were asked for from this address. Try again in ${retryAfter} s.`,
})

/**
 * Answers with the refusal and lets go of the connection: what is left of a body is not read.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Refusal} refusal
 */
export function refuse(request, response, { status, retryAfter, text }) {
  const hasBody = request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(retryAfter && { 'retry-after': String(retryAfter) }),
    ...(hasBody && { connection: 'close' }),
  })
  response.end(`${text}\n`)
}
