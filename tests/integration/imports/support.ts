import { createReadStream, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listIncidents } from '@/lib/incidents/queries'
import { incidentListQuery, type IncidentDto } from '@/lib/incidents/schema'
import { startImport } from '@/lib/imports/start'
import { takeTurn } from '@/lib/imports/turn'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '@/tests/support/database'
import { jobsOn, TEST_KEYS } from '@/tests/support/engine'

// The environment is parsed at first use, so this is in time.
process.env.FAROL_STORAGE = mkdtempSync(join(tmpdir(), 'farol-test-files-'))
// Imports need jobs; where a test starts no engine nobody listens, and it works on them itself.
process.env.INNGEST_BASE_URL ??= jobsOn(9).INNGEST_BASE_URL
Object.assign(process.env, TEST_KEYS)

export const SAMPLE = new URL('../../fixtures/servicenow-sample.csv', import.meta.url)

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

export async function queueText(ctx: Ctx, text: string, input: object = { source: 'servicenow' }): Promise<string> {
  const { id } = await startImport(ctx, { fileName: 'log.csv', body: bytesOf(text), input: async () => input })
  return id
}

export async function queueFile(ctx: Ctx, path: string | URL, input: object = { source: 'servicenow' }): Promise<string> {
  const { id } = await startImport(ctx, { fileName: 'log.csv.gz', body: createReadStream(path), input: async () => input })
  return id
}

const HEADER = 'number,incident_state,opened_at,sys_updated_at,impact,urgency,caller_id,category,assignment_group,closed_at'

/** A log of so many incidents, each opened, taken and closed. */
export function logOf(incidents: number): string {
  const states = [['New', '08:00'], ['Active', '09:00'], ['Resolved', '10:00'], ['Closed', '11:00']] as const
  const rows = Array.from({ length: incidents }, (_, index) =>
    states.map(
      ([state, time]) =>
        `INC${String(index + 1).padStart(7, '0')},${state},01-03-2026 08:00,01-03-2026 ${time},2 - Medium,2 - Medium,Caller ${index % 40},Category ${index % 7},Group ${index % 3},01-03-2026 11:00`,
    ),
  )
  return [HEADER, ...rows.flat()].join('\r\n')
}

/** How many rows a tenant has in a table. */
export async function countOf(table: string, tenantId: string): Promise<number> {
  const [row] = await ownerSql<{ count: string }>(`select count(*) from ${table} where tenant_id = $1`, [tenantId])
  return Number(row?.count)
}

/** Works on the tenant's imports as the job does, until this one has ended. */
export async function runImport(tenantId: string, importId: string, patience = 60_000): Promise<void> {
  while ((await takeTurn(tenantId, importId, `import-${newId()}`, patience)) === 'more');
}

/** The incidents that a list with these parameters shows. */
export async function incidentsOf(ctx: Ctx, parameters: object = {}): Promise<IncidentDto[]> {
  return (await listIncidents(ctx, incidentListQuery.parse(parameters))).data
}
