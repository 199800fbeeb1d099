import 'server-only'
import { env } from '@/lib/platform/env'
import { processWide } from '@/lib/platform/process-wide'

/** Whether traces are sent anywhere. */
export const isTraced = (): boolean =>
  Boolean(env.OTEL_EXPORTER_OTLP_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT)

/**
 * Begins to trace this process where a collector is configured: requests (Next's spans), queries and runs of jobs.
 * Else nothing of OpenTelemetry is even loaded. To be awaited before the database's driver is imported, as that
 * is when its queries become visible. A second call does nothing.
 */
export async function startTelemetry(): Promise<void> {
  if (!isTraced()) return
  await processWide('telemetry', async () => {
    const { startTracing } = await import('./tracing')
    startTracing({ service: env.OTEL_SERVICE_NAME, ratio: env.OTEL_TRACES_SAMPLER_ARG })
  })
}
