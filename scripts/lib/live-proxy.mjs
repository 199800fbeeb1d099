/**
 * Live connections on the web process's own port: WebSockets to /app/<key> are passed on to the server of live
 * updates, byte by byte, so that browsers need no second port, certificate or name. Only while that server is
 * reached over plain TCP (PUSHER_HOST), as the engine beside us is, and no public host of its own is named.
 */

import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { networkOf } from '../../lib/platform/limits/network.ts'
import { settleForwardedHeaders } from './forwarded.mjs'

/** Connections from one network: an office of many people may stand behind it. */
const CONNECTIONS_OF_NETWORK = 2_500
/** How long a browser waits for a server that is just being started again, in milliseconds. */
const PATIENCE = 10_000
const RETRY = 250
/** Milliseconds of silence after which a connection is given up: both sides ping far more often. */
const SILENCE = 600_000
/** What the other side needs of the request. */
const PASSED_ON = ['host', 'origin', 'user-agent', 'upgrade', 'connection', 'x-forwarded-for', 'x-forwarded-proto']

/**
 * @typedef {object} LiveProxy
 * @property {(request: import('node:http').IncomingMessage, socket: import('node:net').Socket, head: Buffer) => boolean} take
 *   takes an upgrade that is a live connection's, and says whether it was
 * @property {() => void} close ends all of them; browsers come back by themselves
 */

/**
 * @param {(address: string) => boolean} isTrusted
 * @param {Record<string, string | undefined>} [environment]
 * @returns {LiveProxy | null} null where nothing is to be passed on
 */
export function liveProxy(isTrusted, environment = process.env) {
  const { PUSHER_HOST: host, PUSHER_PORT, PUSHER_TLS, PUSHER_PUBLIC_HOST } = environment
  if (!host || PUSHER_PUBLIC_HOST || PUSHER_TLS === '1') return null
  const port = Number(PUSHER_PORT || 80)
  const ofNetwork = new Map()
  const sockets = new Set()

  const take = (request, socket, head) => {
    if (!/^\/app\/[\w-]+(?:\?|$)/.test(request.url)) return false
    settleForwardedHeaders(request, isTrusted)
    const network = networkOf(request.headers['x-forwarded-for'])
    const open = ofNetwork.get(network) ?? 0
    socket.on('error', () => socket.destroy())
    if (open >= CONNECTIONS_OF_NETWORK) socket.end('HTTP/1.1 429 Too Many Requests\r\nconnection: close\r\n\r\n')
    else {
      ofNetwork.set(network, open + 1)
      sockets.add(socket)
      socket.once('close', () => {
        sockets.delete(socket)
        const left = ofNetwork.get(network) - 1
        if (left > 0) ofNetwork.set(network, left)
        else ofNetwork.delete(network)
      })
      void passOn({ host, port }, request, socket, head)
    }
    return true
  }
  return { take, close: () => sockets.forEach((socket) => socket.destroy()) }
}

async function passOn(place, request, socket, head) {
  const upstream = await reach(place, socket)
  if (!upstream) return socket.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n')
  upstream.on('error', () => upstream.destroy())
  upstream.once('close', () => socket.destroy())
  socket.once('close', () => upstream.destroy())
  for (const side of [socket, upstream]) {
    side.setNoDelay(true)
    side.setTimeout(SILENCE, () => side.destroy())
  }
  upstream.write(headOf(request))
  upstream.write(head)
  socket.pipe(upstream).pipe(socket)
}

/** Connects, again and again while the server is being started; null when it takes too long, or nobody waits any more. */
async function reach(place, socket) {
  const until = Date.now() + PATIENCE
  for (;;) {
    const upstream = await new Promise((resolve) => {
      const attempt = connect(place, () => resolve(attempt))
      attempt.once('error', () => resolve(null))
    })
    if (socket.destroyed) upstream?.destroy()
    if (upstream || socket.destroyed || Date.now() > until) return socket.destroyed ? null : upstream
    await sleep(RETRY)
  }
}

/** The request anew, with nothing of the cookies and whatever else a browser sends along. */
function headOf({ method, url, headers }) {
  const kept = Object.entries(headers).filter(([name]) => PASSED_ON.includes(name) || name.startsWith('sec-websocket-'))
  return `${method} ${url} HTTP/1.1\r\n${kept.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
}
