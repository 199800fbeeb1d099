import type { HistoryEntry, HistoryValue, PersonDraft } from '../draft'
import type { StateRow } from './row'

/** A field whose changes are told: what it shows in a state, null when the source says nothing. */
interface Told {
  field: string
  shown: (state: StateRow) => HistoryValue | null
  /** The requester sees it too. */
  public?: boolean
}

const plain = (value: string | number): HistoryValue => ({ is: 'plain', value })
export const personOf = (name: string): PersonDraft | null => (name === '' ? null : { name })

const FIELDS: readonly Told[] = [
  { field: 'status', public: true, shown: ({ state }) => plain(state.status) },
  { field: 'holdReason', public: true, shown: ({ state }) => state.holdReason && plain(state.holdReason) },
  { field: 'impact', shown: ({ impact }) => plain(impact) },
  { field: 'urgency', shown: ({ urgency }) => plain(urgency) },
  { field: 'priority', public: true, shown: ({ priority }) => (priority === null ? null : plain(priority)) },
  {
    field: 'category',
    public: true,
    shown: ({ category }) => (category.length === 0 ? null : { is: 'category', path: category }),
  },
  { field: 'team', shown: ({ group }) => (group === '' ? null : { is: 'team', team: group }) },
  {
    field: 'assignee',
    public: true,
    shown: ({ assignedTo }) => (assignedTo === '' ? null : { is: 'person', person: { name: assignedTo } }),
  },
]

/** States of the source that share one state of ours: a step between them is told in the source's words. */
const SOURCE_STATE: Told = { field: 'source.incident_state', shown: ({ stateName }) => plain(stateName) }

const NOTHING: HistoryValue = { is: 'plain', value: null }

/**
 * The timeline of an incident from its ordered states: the opening, then every change from one state to the
 * next at the time the source gives it. The first state is how the incident came into being, not a change.
 */
export function historyOf(states: readonly StateRow[]): HistoryEntry[] {
  const first = states[0]
  if (!first) return []
  const opened: HistoryEntry = {
    at: first.openedAt,
    actor: personOf(first.openedBy || first.caller),
    type: 'created',
    field: 'status',
    new: plain(first.state.status),
    visibility: 'public',
  }
  return creditResolver([opened, ...states.flatMap((state, index) => changesBetween(states[index - 1], state))], states)
}

/** `resolved_by` names who resolved in the end, which is not always who saved the row. */
function creditResolver(history: HistoryEntry[], states: readonly StateRow[]): HistoryEntry[] {
  const resolver = personOf(states.at(-1)?.resolvedBy ?? '')
  const resolved = history.findLast(
    ({ field, new: next }) => field === 'status' && next?.is === 'plain' && next.value === 'resolved',
  )
  if (resolver && resolved?.type === 'changed') resolved.actor = resolver
  return history
}

function changesBetween(before: StateRow | undefined, after: StateRow): HistoryEntry[] {
  if (!before) return []
  const changes = FIELDS.flatMap((told) => changeOf(told, before, after))
  const sameHere = !changes.some(({ field }) => field === 'status' || field === 'holdReason')
  return sameHere ? [...changeOf(SOURCE_STATE, before, after), ...changes] : changes
}

function changeOf(told: Told, before: StateRow, after: StateRow): HistoryEntry[] {
  const old = told.shown(before)
  const next = told.shown(after)
  if (JSON.stringify(old) === JSON.stringify(next)) return []
  return [
    {
      at: after.updatedAt,
      actor: personOf(after.updatedBy),
      type: 'changed',
      field: told.field,
      old: old ?? NOTHING,
      new: next ?? NOTHING,
      visibility: told.public ? 'public' : 'internal',
    },
  ]
}
