/** Asks a web process on this machine whether it can serve. */

import { get } from 'node:http'

/** @param {string} [host] the address it listens on; every address when undefined */
export function isReady(port, host) {
  const target = host && host !== '0.0.0.0' && host !== '::' ? host : '127.0.0.1'
  return new Promise((resolve) => {
    const request = get({ host: target, port, path: '/api/health/ready', timeout: 5000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.once('error', () => resolve(false))
    request.once('timeout', () => request.destroy())
  })
}
