import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import type { HistoryEntry } from '../draft'
import type { Directory } from './directory'
import type { Identified } from './identity'
import { manyRows } from './rows'

/** History is only ever added to: what an earlier import wrote is met again by its id, and stays. */
const INSERT = `
  insert into timeline_entry (tenant_id, id, ticket_id, at, actor_kind, actor_id, actor_name, type, field, old, new, visibility)
  select $1::uuid, e.id, e.ticket_id, e.at, e.actor_kind, e.actor_id, e.actor_name, e.type, e.field, e.old, e.new, e.visibility
  from json_to_recordset($2::json) as e(id uuid, ticket_id uuid, at timestamptz, actor_kind text, actor_id uuid,
    actor_name text, type text, field text, old jsonb, new jsonb, visibility text)
  on conflict do nothing`

/** Entries in one statement: a single incident can have a hundred thousand. */
const AT_ONCE = 5_000

const SOURCE_NAMES: Record<string, string> = { servicenow: 'ServiceNow', csv: 'CSV' }

/**
 * Writes the drafts' histories with their original times and actors, and for each the entry that says from
 * where, by whom and when it was imported.
 */
export async function insertTimeline(
  tx: Tx,
  ctx: Ctx,
  source: string,
  items: readonly Identified[],
  directory: Directory,
): Promise<void> {
  const sourceName = SOURCE_NAMES[source] ?? source
  const rows = items.flatMap((item) => [
    ...item.draft.history.map((entry, index) => historyRow(item, entry, item.historyIds[index], sourceName, directory)),
    importedRow(ctx, item, sourceName),
  ])
  for (let at = 0; at < rows.length; at += AT_ONCE) await manyRows(tx, ctx.tenant.id, INSERT, rows.slice(at, at + AT_ONCE))
}

function historyRow(item: Identified, entry: HistoryEntry, id: string | undefined, sourceName: string, directory: Directory) {
  const actor = entry.actor ? directory.person(entry.actor) : null
  return {
    id,
    ticket_id: item.ticketId,
    at: entry.at,
    actor_kind: actor ? 'user' : 'system',
    actor_id: actor?.id ?? null,
    actor_name: actor?.name ?? sourceName,
    type: entry.type,
    field: entry.field ?? null,
    old: directory.value(entry.old),
    new: directory.value(entry.new),
    visibility: entry.visibility,
  }
}

function importedRow(ctx: Ctx, { draft, ticketId, importedId }: Identified, sourceName: string) {
  return {
    id: importedId,
    ticket_id: ticketId,
    at: ctx.now,
    actor_kind: ctx.actor.kind,
    actor_id: actorUserId(ctx),
    actor_name: ctx.actor.name,
    type: 'imported',
    field: null,
    old: null,
    new: { source: sourceName, ref: draft.externalRef },
    visibility: 'internal',
  }
}
