import 'server-only'
import { instruments } from './instruments'

/**
 * Counts a warning or a breach that was told.
 *
 * @param latenessSeconds from the instant when it was due to the one when it was told
 */
export function slaEventFired(kind: 'warning' | 'breach', latenessSeconds: number): void {
  const { slaEvents, slaLateness } = instruments()
  slaEvents.labels(kind).inc()
  slaLateness.labels(kind).observe(Math.max(0, latenessSeconds))
}
