import type { IncidentDraft, Unit } from './draft'
import type { Batch } from './write/batch'

/** Incidents in one transaction: large enough to be cheap, small enough to be short. */
const DRAFTS = 100
/** Rows in one transaction, refused ones among them. */
const ROWS = 2_000
/** Characters in one transaction, more or less: beyond it even a single incident makes a batch. */
const CHARACTERS = 1_000_000

/**
 * Gathers units into batches, leaving out the first `skip` rows, which were written before. A ticket that comes
 * again opens a new batch: its second version then finds the first in the database.
 */
export async function* batchesOf(units: AsyncIterable<Unit>, skip: number): AsyncGenerator<Batch> {
  let behind = 0
  let batch: Batch = { rows: 0, drafts: [], rejected: [] }
  let seen = new Set<string>()
  let characters = 0
  for await (const unit of units) {
    if (behind < skip) {
      behind += unit.rows
      continue
    }
    const key = unit.draft && (unit.draft.externalRef ?? JSON.stringify({ ...unit.draft, row: 0 }))
    const more = unit.draft ? charactersOf(unit.draft) : 0
    const tooLarge = batch.rows > 0 && (batch.rows + unit.rows > ROWS || characters + more > CHARACTERS)
    if (tooLarge || batch.drafts.length === DRAFTS || (key !== undefined && seen.has(key))) {
      yield batch
      batch = { rows: 0, drafts: [], rejected: [] }
      seen = new Set()
      characters = 0
    }
    batch.rows += unit.rows
    characters += more
    if (unit.draft) batch.drafts.push(unit.draft)
    else batch.rejected.push(unit.rejected)
    if (key !== undefined) seen.add(key)
  }
  if (batch.rows > 0) yield batch
}

/** About what a draft comes to when it is written. */
const charactersOf = ({ description, resolution, source, history }: IncidentDraft): number =>
  1_000 + description.length + (resolution?.length ?? 0) + JSON.stringify(source).length + history.length * 300
