/**
 * Who sent a request. The headers that name a client's address, host and protocol are anybody's to write, so
 * they count only when the peer is a proxy that the operator trusts; from everybody else they are overwritten
 * with what the connection itself says. After this, one address stands in x-forwarded-for and the rest of the
 * application may believe it: rate limits, lockout, allow lists and the audit trail do.
 */

import { BlockList, isIP } from 'node:net'
import { Problem } from './say.mjs'

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
  const forwardedHost = viaProxy ? firstOf(headers['x-forwarded-host']) : undefined
  const forwardedProtocol = viaProxy ? firstOf(headers['x-forwarded-proto']) : undefined

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
  const hops = forwardedFor.split(',').map((hop) => plainAddress(hop.trim()))
  let client = peer
  for (const hop of hops.reverse()) {
    if (!isIP(hop)) return client
    client = hop
    if (!isTrusted(hop)) return client
  }
  return client
}

/** An IPv4 client of a dual-stack socket appears as ::ffff:192.0.2.1. */
function plainAddress(address) {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address
}

function firstOf(header) {
  return header?.split(',')[0].trim().toLowerCase()
}

function familyOf(address) {
  return { 4: 'ipv4', 6: 'ipv6' }[isIP(address)]
}

function prefixLength(text, family, entry) {
  const length = Number(text)
  if (/^\d+$/.test(text) && length <= (family === 'ipv4' ? 32 : 128)) return length
  throw new Problem(`TRUSTED_PROXIES: "${entry}" is not an address or a CIDR range`)
}
