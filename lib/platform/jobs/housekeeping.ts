import 'server-only'
import { cron } from 'inngest'
import { inngest } from './client'
import { KEPT, purge } from './purge'
import { relayNow } from './relay/relay'

/**
 * Sends what waits in the outbox. Living processes look after that every few seconds; where none lives between
 * requests, this is the net under a crash.
 */
const relayOutbox = inngest.createFunction(
  { id: 'relay-outbox', triggers: [cron('* * * * *')], retries: 0, concurrency: 1, timeouts: { start: '50s' } },
  () => relayNow(),
)

/** Deletes what was kept long enough, once a day. */
const purgeOld = inngest.createFunction(
  { id: 'purge-old-rows', triggers: [cron('TZ=America/Sao_Paulo 17 3 * * *')], retries: 3, concurrency: 1 },
  async ({ step }) => {
    for (const table of Object.keys(KEPT) as (keyof typeof KEPT)[]) await step.run(table, () => purge(table))
  },
)

export const housekeeping = [relayOutbox, purgeOld]
