import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { jobContext } from '@/lib/platform/jobs/context'
import { log } from '@/lib/platform/log'
import { forgetTold, oldestTold, type ToldItem } from '@/lib/sla/timers/told'
import { planSla } from './plan-sla'

/** Warnings and breaches of one round. */
const ROUND = 1_000
/** How long one look lasts at most, in milliseconds, and how long it stays when nothing comes. */
const WATCH = 8_000
const LINGER = 2_000
/** Between two rounds, in milliseconds: what comes meanwhile is planned together, tenant by tenant. */
const GATHER = 500
/** A round is followed by a rest of so many times its length: who tells of what is due goes first. */
const REST = 3
const LONGEST_REST = 3_000

/** Tells people of what was told on the timeline, and stays a moment for what comes meanwhile. Returns whether more may wait. */
export async function watchTold(runId: string): Promise<boolean> {
  const until = Date.now() + WATCH
  let quiet = Date.now() + LINGER
  const failed = new Set<string>()
  for (;;) {
    const began = Date.now()
    const told = await tellPeople(runId, failed)
    const now = Date.now()
    if (told > 0) quiet = now + LINGER
    if (now >= until) return told > 0
    if (now >= quiet) return false
    await sleep(Math.min(Math.max(GATHER, REST * (now - began)), LONGEST_REST))
  }
}

/** One round over all tenants. One of which people cannot be told holds up nobody: it waits for the next look. */
async function tellPeople(runId: string, failed: Set<string>): Promise<number> {
  let told = 0
  for (const [tenantId, items] of await oldestTold(ROUND, failed)) {
    try {
      await tellTenant(tenantId, items, runId)
      told += items.length
    } catch (error) {
      failed.add(tenantId)
      log().error({ error, tenantId, items: items.length }, 'People could not be told of warnings and breaches')
    }
  }
  return told
}

async function tellTenant(tenantId: string, items: readonly ToldItem[], runId: string): Promise<void> {
  const ctx = await jobContext(tenantId, `notify-sla-${runId}`)
  if (ctx) await planSla(ctx, items)
  await forgetTold(tenantId, items)
}
