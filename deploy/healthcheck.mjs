/**
 * Whether the process in this container answers; the container's health check. HEALTH_PATH names what is asked: the
 * engine has another port and path than the web process.
 */

const port = process.env.HEALTH_PORT || process.env.PORT || '3000'
const path = process.env.HEALTH_PATH || '/api/health/live'

try {
  const { ok } = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5_000) })
  process.exitCode = ok ? 0 : 1
} catch {
  process.exitCode = 1
}
