import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { deskChannel } from '@/lib/platform/realtime/channels'
import type { Verdict } from '../budgets'
import { clusterCpuOf, cpuOf } from '../cpu'
import { sql, type BenchDatabase } from '../database'
import { limit } from '../limits'
import { LIVE_KEYS, type Stack } from '../servers'
import { openSites } from '../sites'
import { api } from '../targets'
import { lateness, quantile } from './lateness'
import { openClients } from './live-clients'

const CLIENTS = 1_000
const CHANGES = 60
/** Milliseconds between two changes. */
const EVERY = 250
/** Milliseconds that the last may take to arrive everywhere. */
const PATIENCE = 5_000
/** Seconds from the commit to the last of 99 in 100 screens. */
const LATE = 0.5

const COMMITS = `
select ticket_id as id, extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 as at from timeline_entry
where tenant_id = $1 and type = 'created' and ticket_id = any($2::uuid[])`

/** A thousand people of one tenant have the desk open while incidents come in: when each of their screens is told. */
export async function liveUpdates({ url }: BenchDatabase, stack: Stack, databasePid: number): Promise<Verdict> {
  const { pid, port, engine } = stack
  const [site] = await openSites(url)
  if (!site) throw new Error('There is no tenant')
  const clients = await openClients(port, LIVE_KEYS, deskChannel(site.tenantId), CLIENTS)
  try {
    const used = () => cpuOf(pid) + cpuOf(engine.pid) + clusterCpuOf(databasePid)
    const before = used()
    const ids: string[] = []
    for (let change = 0; change < CHANGES; change++) {
      ids.push(await openIncident(port, api(site, stack), `Live ${change}`))
      await sleep(EVERY)
    }
    const until = Date.now() + PATIENCE
    while (Date.now() < until && ids.some((id) => clients.heard.get(id)?.length !== CLIENTS)) await sleep(50)
    const commits = await sql<{ id: string; at: number }>(url, COMMITS, [site.tenantId, ids])
    const late = commits.flatMap(({ id, at }) => (clients.heard.get(id) ?? []).map((heard) => (heard - Number(at)) / 1_000)).sort((a, b) => a - b)
    const missing = CHANGES * CLIENTS - late.length
    const cpu = (used() - before) / CHANGES
    const figure = `${lateness(late)}; ${missing} missing; ${cpu.toFixed(0)} ms CPU a change`
    return limit(`live update, commit to ${CLIENTS} clients`, figure, `p99 under ${LATE} s`, missing === 0 && quantile(late, 0.99) < LATE)
  } finally {
    clients.close()
  }
}

/** Opens an incident by the API; gives its id. */
function openIncident(port: number, headers: Record<string, string>, title: string): Promise<string> {
  const body = JSON.stringify({ title })
  const options = { host: '127.0.0.1', port, method: 'POST', path: '/api/v1/incidents' }
  const length = String(Buffer.byteLength(body))
  return new Promise((resolve, reject) => {
    const outgoing = request({ ...options, headers: { ...headers, 'content-type': 'application/json', 'content-length': length } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        if (response.statusCode === 201) resolve((JSON.parse(Buffer.concat(chunks).toString()) as { id: string }).id)
        else reject(new Error(`An incident was answered with ${response.statusCode}`))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
