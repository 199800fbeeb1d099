import ipaddr from 'ipaddr.js'

/**
 * Which hosts the product may be told to speak to by its tenants (webhooks, mailboxes): those of the public
 * Internet, and nothing that stands beside us. Pure: `resolve.ts` asks the DNS and judges what it answers.
 */

/** Global unicast (RFC 4291): whatever lies outside is local, reserved, or another protocol's in disguise. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Public by number, and yet only there for the machines of one cloud: Azure's platform address. */
const PLATFORM = new Set(['168.63.129.16'])

/**
 * Whether an IP address is one of the public Internet. Not private, loopback, link-local (where clouds keep their
 * metadata), shared (RFC 6598), multicast, reserved or for documentation; and not an IPv6 address that stands for an
 * IPv4 one (mapped, NAT64, 6to4, Teredo), whatever that one is.
 * @param address as resolvers write it: four decimal parts, or IPv6 without brackets; anything else is refused
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    return ipaddr.IPv4.parse(address).range() === 'unicast' && !PLATFORM.has(address)
  }
  if (!ipaddr.IPv6.isValid(address) || address.includes('%')) return false
  const parsed = ipaddr.IPv6.parse(address)
  return parsed.range() === 'unicast' && parsed.match(GLOBAL_V6)
}

/** Names that are never of the public Internet (RFC 6761, 6762, 8375, 9476; ICANN's `internal`). */
const LOCAL_NAMES = /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa|alt|test|invalid|onion)$/

/** One label of a name as it travels in the DNS: IDNs are `xn--…` by then. */
const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/

/**
 * Whether a host may be named at all, before anybody asks the DNS: a public address, or a full name that is not local
 * by its form. A name that passes can still lead to a private address; only `isPublicAddress` of every answer tells.
 * @param host without port; IPv6 with or without brackets; a trailing dot is the root's and means nothing here
 */
export function isPublicHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  const bare = /^\[(.*)\]$/.exec(name)?.[1] ?? name
  if (ipaddr.isValid(bare)) return isPublicAddress(bare)
  const labels = name.split('.')
  return name.length <= 253 && labels.length > 1 && labels.every((label) => LABEL.test(label)) && !isNumeric(labels) && !LOCAL_NAMES.test(name)
}

/** Ends in a number: an IPv4 address in one of its odd notations (WHATWG URL, "ends in a number"), never a name. */
const isNumeric = (labels: readonly string[]): boolean => /^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '')
