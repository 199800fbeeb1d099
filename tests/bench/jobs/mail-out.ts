import { setTimeout as sleep } from 'node:timers/promises'
import type { Verdict } from '../budgets'
import { clusterCpuOf, cpuOf } from '../cpu'
import { sql, type BenchDatabase } from '../database'
import { limit } from '../limits'
import { sendEvents, type Stack } from '../servers'
import { quantile } from './lateness'

/** Messages of one tenant, all at once. */
const MESSAGES = 10_000
/** Between two messages of its neighbour, in milliseconds. */
const EVERY = 500
const PATIENCE = 300_000
/** How much later than it was queued a neighbour's message may leave, in seconds. */
const LATEST = 5

const QUEUE = `
insert into mail_delivery (tenant_id, id, key, event, from_address, to_address, locale, subject, html, text, message_id, next_try_at, expires_at)
select $1::uuid, gen_random_uuid(), $2::text || n, 'public_reply', 'bench@localhost', 'p' || n || '@example.test', 'pt-BR', '[INC-000001] Bench',
  repeat('<p>Olá</p>', 500), 'Olá', '<' || $2::text || n || '@localhost>', now(), now() + interval '1 day'
from generate_series(1, $3::int) n`

const LEFT = `select count(*)::int as left from mail_delivery where tenant_id = $1 and status <> 'sent'`
const LATE = `select extract(epoch from sent_at - created_at)::float as late from mail_delivery where tenant_id = $1 and event = 'public_reply' and key like 'near-%'`

/** How many messages a second leave by the local transport, and how late a neighbour's are meanwhile. */
export async function mailOutRate({ url }: BenchDatabase, { pid, engine }: Stack, databasePid: number): Promise<Verdict> {
  const [busy, near] = await sql<{ id: string }>(url, 'select id from tenant order by slug limit 2')
  if (!busy || !near) throw new Error('Two tenants are needed')
  const used = () => cpuOf(pid) + cpuOf(engine.pid) + clusterCpuOf(databasePid)
  const queue = async (tenantId: string, key: string, messages: number) => {
    await sql(url, QUEUE, [tenantId, key, messages])
    await sendEvents(engine, [{ name: 'farol/mail.queued', data: { tenantId } }])
  }
  const [before, begin] = [used(), performance.now()]
  await queue(busy.id, 'bulk-', MESSAGES)
  let left = MESSAGES
  for (let at = 0; left > 0 && performance.now() - begin < PATIENCE; at++) {
    await queue(near.id, `near-${at}-`, 1)
    await sleep(EVERY)
    left = (await sql<{ left: number }>(url, LEFT, [busy.id]))[0]?.left ?? MESSAGES
  }
  const took = (performance.now() - begin) / 1_000
  const cpu = ((used() - before) / MESSAGES).toFixed(1)
  while (((await sql<{ left: number }>(url, LEFT, [near.id]))[0]?.left ?? 0) > 0 && performance.now() - begin < PATIENCE) await sleep(EVERY)
  const late = (await sql<{ late: number | null }>(url, LATE, [near.id])).map((row) => row.late ?? Infinity).sort((a, b) => a - b)
  const worst = quantile(late, 0.99)
  const figure = `${((MESSAGES - left) / took).toFixed(0)} a second; ${left} missing; ${cpu} ms CPU each; a neighbour's p99 ${worst.toFixed(1)} s late`
  return limit('mail out, 10,000 at once', figure, `a neighbour under ${LATEST} s`, left === 0 && worst < LATEST)
}
