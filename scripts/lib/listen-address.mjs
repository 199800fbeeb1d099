/** Where the web process listens. */

import { Problem } from './say.mjs'

/**
 * The network address on which the web process listens: this machine alone while the root domain is localhost,
 * as nobody else could use such a name, and a demo's passwords are known to all; else every address.
 *
 * @param {Record<string, string | undefined>} [environment]
 */
export function listenAddress(environment = process.env) {
  if (environment.LISTEN_HOST) return environment.LISTEN_HOST
  const [domain] = (environment.FAROL_ROOT_DOMAIN ?? 'localhost').split(',')
  return domain.trim() === 'localhost' ? '127.0.0.1' : undefined
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
