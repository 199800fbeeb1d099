import type { ClockEvent, SlaMetric } from '../types'

/** What names a warning or breach: nobody has a second notice of it, whoever writes it. Instants in ISO 8601. */
export const slaNoticeKey = ({ event, metric, ticketId, at }: { event: ClockEvent; metric: SlaMetric; ticketId: string; at: string }): string =>
  `${event}:${metric}:${ticketId}:${at}`
