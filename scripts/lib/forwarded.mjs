/**
 * Who sent a request. The headers that name a client's address, host and protocol are anybody's to write, so
 * they count only when the peer is a proxy that the operator trusts; from everybody else they are overwritten
 * with what the connection itself says. After this, one address stands in x-forwarded-for and the rest of the
 * application may believe it: rate limits, lockout, allow lists and the audit trail do.
 */

import { BlockList, isIP } from 'node:net'
import { Problem, warn } from './say.mjs'

/**
 * Parses TRUSTED_PROXIES: addresses and CIDR ranges, separated by commas.
 *
 * @param {string} [list] e.g. `10.0.0.0/8, ::1`
 * @returns {(address: string) => boolean}
 * @throws {Problem} when an entry is neither
 */
export function trustedProxies(list = '') {
  const trusted = new BlockList()
  for (const entry of list
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [address, prefix] = entry.split('/')
    const family = familyOf(address)
    if (!family) throw new Problem(`TRUSTED_PROXIES: "${entry}" is not an address or a CIDR range`)
    if (prefix === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, prefixLength(prefix, family, entry), family)
  }
  return (address) => Boolean(familyOf(address)) && trusted.check(address, familyOf(address))
}

/** Rewrites the request's headers in place. */
export function settleForwardedHeaders(request, isTrusted) {
  const { headers } = request
  const peer = plainAddress(request.socket.remoteAddress ?? '')
  const viaProxy = isTrusted(peer)
  const forwardedHost = viaProxy ? lastOf(headers['x-forwarded-host']) : undefined
  const forwardedProtocol = viaProxy ? lastOf(headers['x-forwarded-proto']) : undefined

  headers['x-forwarded-for'] = viaProxy ? clientBehind(peer, headers['x-forwarded-for'], isTrusted) : peer
  headers['x-forwarded-proto'] = ['http', 'https'].includes(forwardedProtocol) ? forwardedProtocol : 'http'
  if (forwardedHost) headers.host = forwardedHost
  headers['x-forwarded-host'] = headers.host ?? ''
  delete headers['x-forwarded-port']
  delete headers['x-real-ip']
  delete headers.forwarded
}

/**
 * The nearest address that is not itself a trusted proxy, read from the right: each proxy appends the peer it
 * saw, so whatever stands further left was written by somebody we do not know.
 */
function clientBehind(peer, forwardedFor = '', isTrusted) {
  let client = peer
  for (const hop of forwardedFor.split(',').reverse()) {
    const address = plainAddress(withoutPort(hop.trim()))
    if (!isIP(address)) {
      if (hop.trim() && client === peer) warnOnce(hop.trim())
      return client
    }
    client = address
    if (!isTrusted(address)) return client
  }
  return client
}

/** Some proxies add the port they saw: `203.0.113.9:4711`, `[2001:db8::1]:443`. */
function withoutPort(hop) {
  const [, address = hop] = /^\[([^\]]+)\](?::\d+)?$/.exec(hop) ?? /^([\d.]+):\d+$/.exec(hop) ?? []
  return address
}

let warned = false

/** All clients then look like the proxy itself, and share its limits: whoever runs it must hear of that. */
function warnOnce(hop) {
  if (warned) return
  warned = true
  const shown = JSON.stringify(hop.slice(0, 60))
  warn(`The trusted proxy in front sends an x-forwarded-for that ends with ${shown}, which is no address: clients are not told apart.`)
}

/** An IPv4 client of a dual-stack socket appears as ::ffff:192.0.2.1. */
function plainAddress(address) {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address
}

/** Like the addresses: what stands further left was written by somebody we do not know. */
function lastOf(header) {
  return header?.split(',').at(-1).trim().toLowerCase()
}

function familyOf(address) {
  return { 4: 'ipv4', 6: 'ipv6' }[isIP(address)]
}

function prefixLength(text, family, entry) {
  const length = Number(text)
  if (/^\d+$/.test(text) && length <= (family === 'ipv4' ? 32 : 128)) return length
  throw new Problem(`TRUSTED_PROXIES: "${entry}" is not an address or a CIDR range`)
}
