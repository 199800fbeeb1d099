import 'server-only'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isPublicAddress } from './address'
import { OutboundRefused } from './refusal'

export interface Address {
  address: string
  family: number
}

/** Asks for all addresses of a name; the system's resolver unless a test has one of its own. */
export type Lookup = (host: string) => Promise<Address[]>

const systemLookup: Lookup = (host) => lookup(host, { all: true, verbatim: true })

interface Options {
  allowPrivate: boolean
  lookup?: Lookup
}

/**
 * The address to connect to for a host. Every answer of the DNS is judged, and one bad one spoils all: a name that
 * mixes them is up to no good. Whoever connects must use this very address, and not ask again.
 * @param host a name or an IP address; IPv6 with or without brackets
 * @throws OutboundRefused `unknown_host`, `private_address`
 */
export async function resolveHost(host: string, { allowPrivate, lookup: ask = systemLookup }: Options): Promise<Address> {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  const family = isIP(bare)
  const addresses = family ? [{ address: bare, family }] : await answersOf(bare, ask)
  const [first] = addresses
  if (!first) throw new OutboundRefused('unknown_host')
  if (!allowPrivate && !addresses.every(({ address }) => isPublicAddress(address))) throw new OutboundRefused('private_address')
  return first
}

async function answersOf(host: string, ask: Lookup): Promise<Address[]> {
  try {
    return await ask(host)
  } catch (error) {
    throw new OutboundRefused('unknown_host', error)
  }
}
