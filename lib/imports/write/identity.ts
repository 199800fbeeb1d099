import type { HistoryEntry, IncidentDraft } from '../draft'
import { stableId } from '../stable-id'

/** A draft with the ids by which a second import recognises it. */
export interface Identified {
  draft: IncidentDraft
  /** Of the ticket, when it is new. */
  ticketId: string
  /** Of the timeline entry that says this very version was imported. Its existence means: nothing to do. */
  importedId: string
  /** Ids of the draft's history, entry by entry. */
  historyIds: readonly string[]
}

const BEGINNING = new Date(0)

/**
 * Gives a draft its ids. They follow from what the file says, never from when or how often it is imported, so
 * writing the same twice meets its own keys. Without a number of the source, a row is known by all it says.
 */
export function identify(source: string, draft: IncidentDraft): Identified {
  const { row: _row, history, ...content } = draft
  const all = JSON.stringify([content, history])
  const name = [source, draft.externalRef ?? all]
  return {
    draft,
    ticketId: stableId(draft.createdAt ?? BEGINNING, 0, ['ticket', ...name]),
    importedId: stableId(draft.updatedAt ?? BEGINNING, 0, ['imported', ...name, all]),
    historyIds: places(history).map(({ entry, place }) =>
      stableId(entry.at, place, ['history', ...name, JSON.stringify(entry)]),
    ),
  }
}

/** Entries of one instant keep their order by their place among them. */
function places(history: readonly HistoryEntry[]): { entry: HistoryEntry; place: number }[] {
  let place = 0
  return history.map((entry, index) => {
    place = history[index - 1]?.at.getTime() === entry.at.getTime() ? place + 1 : 0
    return { entry, place }
  })
}
