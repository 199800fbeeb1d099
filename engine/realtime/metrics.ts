/** What the realtime half of this process has done since it began. */
export interface RealtimeMetrics {
  connections: number
  /** Events taken over HTTP. */
  published: number
  clientEvents: number
  /** Messages written to connections. */
  delivered: number
  /** Connections closed because they did not read. */
  slow: number
  /** Connections closed or turned away, by the reason. */
  refused: Map<string, number>
}

export const createRealtimeMetrics = (): RealtimeMetrics => ({
  connections: 0,
  published: 0,
  clientEvents: 0,
  delivered: 0,
  slow: 0,
  refused: new Map(),
})

export function countRefused(metrics: RealtimeMetrics, reason: string): void {
  metrics.refused.set(reason, (metrics.refused.get(reason) ?? 0) + 1)
}
