import { serve } from 'inngest/edge'
import { inngest } from '@/lib/platform/jobs/client'
import { functions } from './functions'
import { guarded } from './guard'

export const dynamic = 'force-dynamic'
/** Seconds that one call may take where the platform ends long ones; steps stay well below. */
export const maxDuration = 300

/**
 * Where Inngest, or the engine beside us, runs our jobs. Only signed calls do anything, whatever the host. The
 * handler is the SDK's for plain requests: what it reads is the body that the guard has measured.
 */
const handler = guarded(serve({ client: inngest, functions }))

export { handler as GET, handler as POST, handler as PUT }
