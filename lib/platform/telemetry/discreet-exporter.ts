import type { Attributes, SpanStatus } from '@opentelemetry/api'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'

/** Attributes whose query string may hold what somebody searched for, or the token of a link. */
const ADDRESSES = ['http.target', 'http.url', 'url.full', 'url.path']
/** Query strings; and of whole addresses, which are those that we call, all but the host: Inngest's hold a key. */
const SECRETS = /(?<=https?:\/\/[^\s/?]+)[/?]\S*|\?\S*/g

/**
 * Sends spans without what may be personal or secret: parts of addresses, and the texts of errors, in which
 * databases quote values. The class of an error stays.
 */
export function discreet(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(withoutSecrets), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  }
}

function withoutSecrets(span: ReadableSpan): ReadableSpan {
  const shown: Partial<ReadableSpan> = {
    name: span.name.replace(SECRETS, ''),
    attributes: withoutQueries(span.attributes),
    status: withoutText(span.status),
    events: span.events.map((event) => ({ ...event, attributes: withoutTexts(event.attributes) })),
  }
  // The span's other properties are read through it.
  return new Proxy(span, { get: (target, key) => Reflect.get(key in shown ? shown : target, key) as unknown })
}

function withoutQueries({ 'url.query': _query, ...attributes }: Attributes): Attributes {
  const shown = { ...attributes }
  for (const key of ADDRESSES) {
    const address = shown[key]
    if (typeof address === 'string') shown[key] = address.replace(SECRETS, '')
  }
  return shown
}

const withoutText = ({ code }: SpanStatus): SpanStatus => ({ code })

function withoutTexts(attributes: Attributes = {}): Attributes {
  const { 'exception.message': _message, 'exception.stacktrace': _stack, ...shown } = attributes
  return shown
}
