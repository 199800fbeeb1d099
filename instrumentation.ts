/** Called by Next once, before the process serves its first request. */
export async function register(): Promise<void> {
  // The edge runtime, which only runs the middleware, has no database.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startRecovery } = await import('@/lib/imports/recover')
  startRecovery()
}
