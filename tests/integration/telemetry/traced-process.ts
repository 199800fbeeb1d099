/**
 * A process that is traced when the environment says so: one span with queries in it. Its output is the
 * number of OpenTelemetry's modules that it had loaded by then.
 */

import { registerHooks } from 'node:module'

let loaded = 0
registerHooks({
  load(url, context, next) {
    if (url.includes('/@opentelemetry/')) loaded++
    return next(url, context)
  },
})

const { startTelemetry } = await import('@/lib/platform/telemetry/start')
await startTelemetry()
await startTelemetry()
process.stdout.write(`${loaded}\n`)

if (loaded > 0) {
  const { trace } = await import('@opentelemetry/api')
  const { systemSql } = await import('@/lib/platform/db/system')
  await systemSql('select 1 as heartbeat')
  await trace.getTracer('test').startActiveSpan('GET /desk?q=maria', async (span) => {
    span.setAttribute('http.target', '/desk?q=maria')
    await systemSql('select $1::text as value', ['a secret value'])
    await systemSql('select $1::int as value', ['a secret number']).catch(() => undefined)
    trace.getTracer('test').startSpan('fetch POST http://127.0.0.1:8288/e/a-secret-key', {
      attributes: { 'http.url': 'http://127.0.0.1:8288/e/a-secret-key' },
    }).end()
    span.end()
  })
  process.emit('SIGTERM', 'SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 500))
}
process.exit(0)
