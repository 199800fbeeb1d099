export const dynamic = 'force-dynamic'

/** The process answers. Says nothing of what it needs: restarting it would not mend a database. */
export const GET = (): Response => Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
