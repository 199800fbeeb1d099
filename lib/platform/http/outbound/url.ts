import { isPublicHost } from './address'
import type { OutboundRefusal } from './refusal'

/** Ports that no other protocol of the Internet waits on: ours alone, and those that anybody may use. */
const isAllowedPort = (port: number): boolean => port === 443 || port >= 1024

/**
 * Why an address can never be sent to, judged by its text alone; null when it may be tried. What its host resolves to
 * is judged when a request is made.
 * @param allowPrivate any host and port, and plain http
 */
export function urlFlaw(text: string, allowPrivate: boolean): OutboundRefusal | null {
  if (!URL.canParse(text)) return 'invalid_url'
  const { protocol, hostname, port, username, password } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return 'invalid_url'
  if (username || password) return 'invalid_url'
  if (allowPrivate) return null
  if (protocol !== 'https:') return 'https_required'
  if (!isPublicHost(hostname)) return 'private_address'
  return isAllowedPort(Number(port || 443)) ? null : 'port_not_allowed'
}
