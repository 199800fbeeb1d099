/** Tells the application's metrics of each request: here the time that Next itself takes is seen, too. */

/** Where lib/platform/metrics/start.ts puts its observer; there is none until the application has loaded. */
const OBSERVER = Symbol.for('farol.metrics.request-observer')
/** What logs of other servers call a client that left before the answer was complete. */
const CLIENT_LEFT = 499

/**
 * @param {import('node:http').IncomingMessage} request after settleForwardedHeaders: its host is the client's
 * @param {import('node:http').ServerResponse} response
 */
export function observeRequest(request, response) {
  const started = performance.now()
  // As it came: Next rewrites the address.
  const { method, url } = request
  response.once('close', () => {
    const status = response.writableFinished ? response.statusCode : CLIENT_LEFT
    globalThis[OBSERVER]?.(method, url, request.headers.host ?? '', status, performance.now() - started)
  })
}
