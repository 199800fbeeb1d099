import pg from 'pg'
import { Copy } from './copy'
import { Random } from './random'
import { makeTenants, type BenchTenant, type TableRows } from './tenants'
import { addTicket, COLUMNS, type TicketTable } from './ticket'

export interface Size {
  tenants: number
  incidents: number
}

const SEED = 20_260_101
const YEAR = 365 * 24 * 3_600_000
const SPAN = 2 * YEAR

/**
 * Fills an empty, migrated database by COPY. Tickets come in the order of time, each from some tenant, as a
 * shared table fills in life: neighbours in the table are of different tenants.
 *
 * @param url of the owner: row-level security does not bind a superuser
 */
export async function load(url: string, { tenants: tenantCount, incidents }: Size, now = Date.now()): Promise<void> {
  const random = new Random(SEED)
  const { tenants, tables } = makeTenants(tenantCount, now - SPAN, random)
  const [first, ...others] = await Promise.all(Object.keys(COLUMNS).map(() => connect(url)))
  if (!first) throw new Error('No connection')
  const clients = [first, ...others]
  try {
    for (const rows of tables) await copyTable(first, rows)
    const copies = Object.fromEntries(
      Object.entries(COLUMNS).map(([table, columns], index) => [table, new Copy(clients[index] ?? first, table, columns)]),
    ) as Record<TicketTable, Copy>
    const waits: Promise<unknown>[] = []
    const choose = chooser(tenants, random)
    for (let made = 0; made < incidents; made++) {
      const age = made / incidents
      addTicket(choose(), { at: Math.floor(now - SPAN * (1 - age)), now, age }, random, (table, row) => {
        const wait = copies[table].row(row)
        if (wait) waits.push(wait)
      })
      if (waits.length > 0) await Promise.all(waits.splice(0))
    }
    for (const copy of Object.values(copies)) await copy.end()
    await copyTable(first, {
      table: 'ticket_counter',
      columns: ['tenant_id', 'kind', 'last'],
      rows: tenants.map(({ id, last }) => [id, 'incident', last]),
    })
    await first.query('INSERT INTO ticket_measure SELECT * FROM ticket_measured')
    await first.query('VACUUM (FREEZE, ANALYZE)')
    await first.query('CHECKPOINT')
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

/** The rows are whole by construction; checking each of a million, and measuring it by trigger, would double the time. */
async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("SET session_replication_role = 'replica'")
  return client
}

async function copyTable(client: pg.Client, { table, columns, rows }: TableRows): Promise<void> {
  const copy = new Copy(client, table, columns)
  for (const row of rows) await copy.row(row)
  await copy.end()
}

/** Some tenants have many tickets and most have few: shares fall with the square root of the rank. */
function chooser(tenants: readonly BenchTenant[], random: Random): () => BenchTenant {
  const slots: BenchTenant[] = tenants.flatMap((tenant, rank) =>
    Array<BenchTenant>(Math.max(1, Math.round(1_000 / Math.sqrt(rank + 1)))).fill(tenant),
  )
  return () => random.pick(slots)
}
