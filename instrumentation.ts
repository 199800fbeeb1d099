/** Called by Next once, before the process serves its first request. */
export async function register(): Promise<void> {
  // The edge runtime, which only runs the middleware, has no database.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  // Before anything else: what is to be traced is seen only when it is loaded afterwards.
  const { startTelemetry } = await import('@/lib/platform/telemetry/start')
  await startTelemetry()
  const [{ startMetrics }, { keepAwakeWith, startRelay }, { startLiveTickets }, { startLiveSessions }, { startWebhooks }, { wakeTimers }, { startMailWorker }, { after }] = await Promise.all([
    import('@/lib/platform/metrics/start'),
    import('@/lib/platform/jobs/relay/relay'),
    import('@/lib/tickets/live/tell'),
    import('@/lib/platform/realtime/sessions'),
    import('@/lib/integrations/webhooks/delivery/companion'),
    import('@/lib/sla/timers/wake'),
    import('@/lib/channels/email/imap/worker'),
    import('next/server'),
  ])
  startMetrics()
  startLiveTickets()
  startLiveSessions()
  startWebhooks()
  startRelay()
  // Not awaited: the engine may be starting, too, and it asks us what there is to run.
  void wakeTimers()
  // There a process sleeps as soon as it has answered; outside of a request it has nothing to stay awake for.
  if (process.env.VERCEL) {
    keepAwakeWith((work) => {
      try {
        after(work)
      } catch {
        void work
      }
    })
  } else startMailWorker()
}
