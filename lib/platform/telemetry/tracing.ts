import 'server-only'
import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace'
import { discreet } from './discreet-exporter'

/** How long a span waits for others to be sent with it, in milliseconds. */
const BATCH_DELAY = 2_000

export interface Tracing {
  /** The name under which the collector sees this process. */
  service: string
  /** The part of traces that is kept, from 0 to 1. */
  ratio: number
}

/**
 * Sets up OpenTelemetry for the process. The exporter reads its address, headers and time limits from the
 * OTEL_EXPORTER_OTLP_* variables itself.
 */
export function startTracing({ service, ratio }: Tracing): void {
  const sampler = new TraceIdRatioBasedSampler(ratio)
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    // Anybody can write a traceparent header that asks to be kept: the ratio holds for those, too.
    sampler: new ParentBasedSampler({ root: sampler, remoteParentSampled: sampler }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: discreet(new OTLPTraceExporter()), scheduledDelayMillis: BATCH_DELAY }),
    ],
  })
  trace.setGlobalTracerProvider(provider)
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  // Statements with their placeholders; a query outside of any request (a heartbeat) is nobody's trace.
  new PgInstrumentation({ requireParentSpan: true, enhancedDatabaseReporting: false }).setTracerProvider(provider)
  // Whoever ends the process waits for its requests, and meanwhile the last spans go out.
  process.once('SIGTERM', () => void provider.forceFlush().catch(() => undefined))
}
