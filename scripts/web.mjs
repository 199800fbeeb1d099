/**
 * The web process: Next behind a few lines of our own that settle who the client is (lib/forwarded.mjs), refuse
 * what is too much (lib/door.mjs), pass live connections on (lib/live-proxy.mjs) and end the process without dropping a request. `--dev` serves the sources instead of the build.
 */

import { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import { door, refuse } from './lib/door.mjs'
import { settleForwardedHeaders, trustedProxies } from './lib/forwarded.mjs'
import { listenAddress, listenPort } from './lib/listen-address.mjs'
import { liveProxy } from './lib/live-proxy.mjs'
import { observeRequest } from './lib/observe-request.mjs'
import { root } from './lib/project.mjs'
import { Problem, run } from './lib/say.mjs'

const dev = process.argv.includes('--dev')
process.env.NODE_ENV = dev ? 'development' : 'production'

/** How long requests in flight may take to finish after a stop was asked for, in milliseconds. */
const GRACE = 10_000

run(async () => {
  const isTrusted = trustedProxies(process.env.TRUSTED_PROXIES)
  const port = listenPort()
  const hostname = listenAddress()
  const refusalOf = door()

  const server = createServer((request, response) => {
    settleForwardedHeaders(request, isTrusted)
    observeRequest(request, response)
    if (!server.listening) response.shouldKeepAlive = false
    const refusal = refusalOf(request)
    if (refusal) refuse(request, response, refusal)
    else void handle(request, response)
  })
  // Longer than the idle time of usual load balancers, so that it is never we who close a connection under them.
  server.keepAliveTimeout = 65_000
  server.headersTimeout = 30_000
  server.requestTimeout = 300_000

  // Next listens for upgrades here, and hears of those that are not a live connection's.
  const upgrades = new EventEmitter()
  const live = liveProxy(isTrusted)
  server.on('upgrade', (request, socket, head) => {
    if (!live?.take(request, socket, head) && !upgrades.emit('upgrade', request, socket, head)) socket.destroy()
  })

  await listen(server, port, hostname)
  const { default: next } = await import('next')
  // Whatever address we listen on: Next calls 127.0.0.1 localhost inside of the middleware, and would take our
  // rewrites for another origin.
  const app = next({ dev, dir: root, port, hostname: 'localhost', httpServer: upgrades, quiet: !dev })
  const prepared = app.prepare()
  const answer = app.getRequestHandler()

  /** Requests that arrive while Next still loads wait for it. */
  async function handle(request, response) {
    try {
      await prepared
      await answer(request, response)
    } catch (error) {
      process.stderr.write(`${error?.stack ?? error}\n`)
      if (!response.headersSent) response.statusCode = 500
      response.end()
    }
  }

  endGracefully(server, app, live)
  await prepared
})

function listen(server, port, hostname) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(describe(error, port)))
    server.listen({ port, host: hostname }, resolve)
  })
}

function describe(error, port) {
  if (error.code === 'EADDRINUSE')
    return new Problem(`Port ${port} is taken by another program. Set PORT to a free one.`)
  if (error.code === 'EACCES')
    return new Problem(`This user may not listen on port ${port}. Set PORT to one above 1023.`)
  return error
}

/** Stops on a signal, or when the supervisor that started this process is gone. */
function endGracefully(server, app, live) {
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    const sweep = setInterval(() => server.closeIdleConnections(), 100)
    const limit = setTimeout(() => server.closeAllConnections(), dev ? 0 : GRACE)
    const closed = new Promise((resolve) => server.close(resolve))
    live?.close()
    await closed
    clearInterval(sweep)
    clearTimeout(limit)
    await app.close()
    process.exit(0)
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  process.on('disconnect', end)
}
