import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { seal } from '@/lib/platform/crypto/seal'
import { newId } from '@/lib/platform/ids'
import type { Verdict } from '../budgets'
import { clusterCpuOf, cpuOf } from '../cpu'
import { sql, type BenchDatabase } from '../database'
import { limit } from '../limits'
import type { Stack } from '../servers'
import { lateness, quantile } from './lateness'

/** Tenants that are told of what happens, and of how much each. */
const TENANTS = 10
const EVENTS = 300
/** What waits for an endpoint of another tenant that never answers. */
const BACKLOG = 100_000
const PATIENCE = 120_000
/** Seconds by which webhooks may be late while a neighbour's endpoint is dead. */
const LATE = 15

const ENDPOINT = `
with made as (
  insert into webhook_endpoint (tenant_id, id, name, url, secret, wake_at) values ($1, $2, 'bench', $3, $4, $5) returning tenant_id, id
) insert into webhook_subscription (tenant_id, endpoint_id, event) select tenant_id, id, '*' from made`

const WAITING = `
insert into webhook_delivery (tenant_id, id, endpoint_id, event_id, event_type, event_at, body, next_at, expires_at)
select $1::uuid, gen_random_uuid(), $2::uuid, gen_random_uuid(), 'incident.updated', now(), '{}', now(), now() + interval '1 day'
from generate_series(1, ${BACKLOG})`

/** Changes of as many tickets of each tenant, as verbs leave them in the outbox. */
const HAPPEN = `
insert into outbox_event (tenant_id, id, type, payload, created_at)
select tenant_id, gen_random_uuid(), 'incident.updated', json_build_object('id', id), clock_timestamp()
from (select tenant_id, id, row_number() over (partition by tenant_id order by id) as place from ticket
  where tenant_id = any($1::uuid[]) and not confidential and deleted_at is null) t
where place <= ${EVENTS} order by place`

/** How many webhooks go out in a second, from the outbox to the receivers, while somebody's endpoint is dead with a backlog. */
export async function webhookRate({ url }: BenchDatabase, { pid, engine }: Stack, databasePid: number): Promise<Verdict> {
  const arrived: number[] = []
  const receiver = await serve(({ at }) => arrived.push((Date.now() - at) / 1_000))
  const dead = await serve(null)
  try {
    const [neighbour, ...tenants] = await sql<{ id: string }>(url, `select id from tenant order by slug limit ${TENANTS + 1}`)
    if (!neighbour) throw new Error('There is no tenant')
    const stuck = await addEndpoint(url, neighbour.id, addressOf(dead))
    await sql(url, WAITING, [neighbour.id, stuck])
    for (const { id } of tenants) await addEndpoint(url, id, addressOf(receiver))
    const used = () => cpuOf(pid) + cpuOf(engine.pid) + clusterCpuOf(databasePid)
    const [before, begin, all] = [used(), Date.now(), tenants.length * EVENTS]
    await sql(url, HAPPEN, [tenants.map(({ id }) => id)])
    while (arrived.length < all && Date.now() < begin + PATIENCE) await sleep(50)
    const took = (Date.now() - begin) / 1_000
    const late = arrived.toSorted((a, b) => a - b)
    const cpu = ((used() - before) / all).toFixed(1)
    const figure = `${(arrived.length / took).toFixed(0)} a second; ${lateness(late)}; ${all - arrived.length} missing; ${cpu} ms CPU each`
    return limit(`webhooks, ${BACKLOG} waiting for a dead neighbour`, figure, `p99 under ${LATE} s`, arrived.length === all && quantile(late, 0.99) < LATE)
  } finally {
    for (const server of [receiver, dead]) {
      server.closeAllConnections()
      server.close()
    }
  }
}

async function addEndpoint(url: string, tenantId: string, address: string): Promise<string> {
  const id = newId()
  await sql(url, ENDPOINT, [tenantId, id, address, seal(tenantId, 'webhook-secret', 'whsec_bench'), new Date()])
  return id
}

/** Takes webhooks and answers at once; without somebody to tell, never. */
async function serve(tell: ((taken: { at: number }) => void) | null): Promise<Server> {
  const server = createServer((request, response) => {
    if (!tell) return
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { createdAt } = JSON.parse(Buffer.concat(chunks).toString()) as { createdAt: string }
      tell({ at: Date.parse(createdAt) })
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
