import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import type { Identified } from './identity'

export interface Update extends Identified {
  ticketId: string
  /** The ticket's when it was looked at; somebody may change it before it is written. */
  version: number
}

/** What is to be done with the drafts of a batch. */
export interface Plan {
  create: Identified[]
  update: Update[]
  unchanged: number
  /** Newer in the file, but people have worked on the ticket here: theirs stays. */
  changedHere: Identified[]
}

interface Known {
  ref: string | null
  id: string
  version: number
  imported: string[]
  changedHere: boolean
}

/**
 * What is known of the drafts' tickets: which versions of them were imported, and whether anything happened
 * here since the last. Entries of the source's history are older than the import that brought them.
 */
const KNOWN = `
  with found as (
    select id, external_ref, version from ticket where tenant_id = $1 and external_source = $2 and external_ref = any($3::text[])
    union
    select id, external_ref, version from ticket where tenant_id = $1 and id = any($4::uuid[])
  )
  select t.external_ref as ref, t.id, t.version, e.imported, e.changed as "changedHere"
  from found t cross join lateral (
    select coalesce(array_agg(id::text) filter (where type = 'imported'), '{}') as imported,
      -- What is told of clocks is nobody's work on the ticket.
      coalesce(max(at) filter (where type not like 'sla\\_%') > max(at) filter (where type = 'imported'), false) as changed
    from timeline_entry where tenant_id = $1 and ticket_id = t.id
  ) e`

/** Sorts the drafts of a batch, of which no two are the same ticket, by what they mean for the tickets that are there. */
export async function classify(ctx: Ctx, source: string, drafts: readonly Identified[]): Promise<Plan> {
  const refs = drafts.flatMap(({ draft }) => draft.externalRef ?? [])
  const rows = await tenantSql<Known>(ctx, {
    name: 'import_known',
    text: KNOWN,
    values: [ctx.tenant.id, source, refs, drafts.map(({ ticketId }) => ticketId)],
  })
  const byRef = new Map(rows.map((row) => [row.ref, row]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const plan: Plan = { create: [], update: [], unchanged: 0, changedHere: [] }
  for (const item of drafts) {
    const { externalRef } = item.draft
    const known = externalRef === null ? byId.get(item.ticketId) : byRef.get(externalRef)
    if (!known) plan.create.push(item)
    else if (known.imported.includes(item.importedId)) plan.unchanged += 1
    else if (known.changedHere) plan.changedHere.push(item)
    else plan.update.push({ ...item, ticketId: known.id, version: known.version })
  }
  return plan
}
