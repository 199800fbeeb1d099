/** Where the web process listens. */

import { Problem } from './say.mjs'

/**
 * Whether all names that the installation answers to are of this machine alone: `localhost` and what lies
 * below it (RFC 6761).
 *
 * @param {Record<string, string | undefined>} [environment]
 */
export function isLocalOnly(environment = process.env) {
  const names = (environment.FAROL_ROOT_DOMAIN || 'localhost').split(',').map((name) => name.trim().toLowerCase())
  return names.filter(Boolean).every((name) => name === 'localhost' || name.endsWith('.localhost'))
}

/**
 * The network address on which the web process listens: this machine alone while the root domain is localhost,
 * as nobody else could use such a name, and a demo's passwords are known to all; else every address.
 *
 * @param {Record<string, string | undefined>} [environment]
 */
export function listenAddress(environment = process.env) {
  if (environment.LISTEN_HOST) return environment.LISTEN_HOST
  return isLocalOnly(environment) ? '127.0.0.1' : undefined
}

/**
 * The address under which this machine itself reaches the web process, to be put into a URL.
 *
 * @param {Record<string, string | undefined>} [environment]
 */
export function reachable(environment = process.env) {
  const host = listenAddress(environment)
  if (!host || host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/**
 * The port of the web process; throws a Problem when PORT is not one.
 *
 * @param {Record<string, string | undefined>} [environment]
 */
export function listenPort(environment = process.env) {
  const text = environment.PORT || '3000'
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port
  throw new Problem(`PORT must be a number from 1 to 65535, not "${text}"`)
}
