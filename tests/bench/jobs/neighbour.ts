import { Agent, request } from 'node:http'
import type { Verdict } from '../budgets'
import { Random } from '../data/random'
import { SENTENCES, THINGS, TROUBLES } from '../data/words'
import { sql, type BenchDatabase } from '../database'
import { limit } from '../limits'
import type { Stack } from '../servers'
import { openSites } from '../sites'
import { api } from '../targets'
import { AHEAD, latenessOf, makeDue, type Dense } from './due'
import { lateness, quantile } from './lateness'

/** Seconds by which a neighbour's import may delay what others are told. */
const LATER = 5
/** More than can be imported while it is looked at. */
const ROWS = 60_000

/** Breaches of all other tenants: first in peace, then while one tenant imports as much as it can. */
export async function neighbourImports({ url }: BenchDatabase, stack: Stack): Promise<Verdict> {
  const [site] = await openSites(url, 'admin')
  if (!site) throw new Error('There is no tenant')
  const due = async (): Promise<number[]> => {
    const dense: Dense = { count: 2_000, from: Date.now() + AHEAD, seconds: 30, but: site.tenantId }
    await makeDue(url, dense)
    return latenessOf(url, dense)
  }
  const quiet = await due()
  await upload(stack.port, api(site, stack), csv())
  const busy = await due()
  const [row] = await sql<{ done: number; running: boolean }>(
    url,
    `select (select count(*)::int from ticket where tenant_id = $1 and created_at > now() - interval '90 days' and external_ref like 'BENCH-%') as done,
       exists(select from import_run where tenant_id = $1 and status = 'running') as running`,
    [site.tenantId],
  )
  const later = quantile(busy, 0.99) - quantile(quiet, 0.99)
  const figure = `p99 later by ${later.toFixed(2)} s (${lateness(busy)})`
  const about = `under ${LATER} s; ${row?.done} rows imported${row?.running ? '' : ', and it ended too early'}`
  return limit("a neighbour's bulk import", figure, about, later < LATER && (row?.running ?? false))
}

function csv(): string {
  const random = new Random(11)
  const lines = Array.from(
    { length: ROWS },
    (_, index) => `BENCH-${index},${random.pick(THINGS)} ${random.pick(TROUBLES)},${random.pick(SENTENCES)},p${20 + random.below(30)}@import.test`,
  )
  return ['external ref,title,description,requester email', ...lines].join('\n')
}

function upload(port: number, headers: Record<string, string>, text: string): Promise<void> {
  const form = new FormData()
  form.set('source', 'csv')
  form.set('file', new File([text], 'bench.csv', { type: 'text/csv' }))
  const encoded = new Response(form)
  return new Promise((resolve, reject) => {
    void encoded.arrayBuffer().then((body) => {
      const outgoing = request(
        {
          agent: new Agent(),
          host: '127.0.0.1',
          port,
          method: 'POST',
          path: '/api/v1/imports',
          headers: { ...headers, 'content-type': encoded.headers.get('content-type') ?? '', 'content-length': String(body.byteLength) },
        },
        (response) => {
          response.resume()
          if (response.statusCode === 202) resolve()
          else reject(new Error(`The import was answered with ${response.statusCode}`))
        },
      )
      outgoing.on('error', reject)
      outgoing.end(Buffer.from(body))
    })
  })
}
