import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import { outboundClient, type OutboundClient } from '@/lib/platform/http/outbound/request'
import { jobContext } from '@/lib/platform/jobs/context'
import { log } from '@/lib/platform/log'
import { healthAfter, nextAttempt, onProbation, type Health } from '../rules'
import { secretsOf } from '../store'
import type { DisabledReason } from '../vocabulary'
import { attempt, type Attempt } from './attempt'
import { disableEndpoint } from './disable'
import { makeBody } from './payload'
import { expireDeliveries, findDue, holdEndpoint, leaveEndpoint, postponeEndpoint, saveAttempt, saveHealth, setAside, withdraw, type DueDelivery, type HeldEndpoint } from './rows'

/** Requests to one endpoint at the same time. */
const PARALLEL = 4

/** A pair of ids that a drain has claimed. */
export interface EndpointKey {
  tenantId: string
  id: string
}

/**
 * Sends to one endpoint what is due for it, until nothing is or the time is over. Each result is stored as soon as it
 * is known: who is killed repeats only what was under way.
 * @param until epoch milliseconds after which nothing more is begun
 */
export async function serveEndpoint({ tenantId, id }: EndpointKey, until: number): Promise<void> {
  const ctx = await jobContext(tenantId, `webhook-${id}`)
  if (!ctx) return postponeEndpoint({ tenantId, id })
  await expireDeliveries(ctx, id)
  const client = outboundClient({ allowPrivate: env.FAROL_ALLOW_PRIVATE_HOSTS })
  try {
    do {
      const endpoint = await holdEndpoint(ctx, id)
      if (!endpoint || isResting(endpoint.health)) break
      const due = await findDue(ctx, id, onProbation(endpoint.health) ? 1 : PARALLEL)
      if (due.length === 0) break
      const disabled = await sendAll(ctx, client, endpoint, due)
      if (disabled) break
    } while (Date.now() < until)
  } finally {
    client.close()
  }
  await leaveEndpoint(ctx, id)
}

const isResting = ({ restUntil }: Health): boolean => restUntil !== null && restUntil > Date.now()

/** Sends what is due side by side, and says why the endpoint was turned off, if it was. */
async function sendAll(ctx: Ctx, client: OutboundClient, endpoint: HeldEndpoint, due: readonly DueDelivery[]): Promise<DisabledReason | null> {
  const secrets = secretsOf(ctx, endpoint)
  const outcomes = await Promise.all(due.map((delivery) => sendOrSetAside(ctx, client, { ...endpoint, secrets }, delivery)))
  let { health } = endpoint
  let disable: DisabledReason | null = null
  for (const outcome of outcomes) {
    if (!outcome) continue
    const next = healthAfter(health, outcome, Date.now())
    health = next.health
    disable ??= next.disable
  }
  await saveHealth(ctx, endpoint.id, health)
  if (disable) await disableEndpoint(ctx, endpoint.id, disable)
  return disable
}

type Target = Pick<HeldEndpoint, 'url'> & { secrets: readonly string[] }

/** A delivery that we fail at ourselves does not hold up those behind it. */
async function sendOrSetAside(ctx: Ctx, client: OutboundClient, target: Target, delivery: DueDelivery): Promise<Attempt | null> {
  try {
    return await sendOne(ctx, client, target, delivery)
  } catch (error) {
    log().error({ error, tenantId: ctx.tenant.id, deliveryId: delivery.id }, 'A webhook could not be made or its result not stored')
    await setAside(ctx, delivery.id)
    return null
  }
}

/** Null when the ticket has meanwhile become something that the endpoint is not told of. */
async function sendOne(ctx: Ctx, client: OutboundClient, { url, secrets }: Target, delivery: DueDelivery): Promise<Attempt | null> {
  if (delivery.hidden) {
    await withdraw(ctx, delivery.id)
    return null
  }
  const body = delivery.body ?? (await makeBody(ctx, delivery))
  const outcome = await attempt(client, url, secrets, { deliveryId: delivery.id, event: delivery.event, body })
  const now = Date.now()
  const attempts = delivery.attempts + 1
  const next =
    outcome.verdict === 'delivered' || outcome.verdict === 'gone'
      ? null
      : nextAttempt({ attempts, expiresAt: delivery.expiresAt.getTime() }, outcome.asked, now, Math.random())
  await saveAttempt(ctx, delivery.id, { ...outcome, body, attempts, next, now })
  return outcome
}
