/** Called by Next once, before the process serves its first request: takes up what a crash left behind. */
export async function register(): Promise<void> {
  // The edge runtime, which only runs the middleware, has no database.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const [{ startRecovery }, { rollBackAbandoned }, { log }] = await Promise.all([
    import('@/lib/imports/recover'),
    import('@/lib/tenants/provisioning/run'),
    import('@/lib/platform/log'),
  ])
  startRecovery()
  // Not awaited: a database that is still starting must not keep the process from becoming live.
  rollBackAbandoned(new Date()).catch((error: unknown) => log().warn({ error }, 'Abandoned sign-ups were left for later'))
}
