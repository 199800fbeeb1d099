import type { Channel, Level } from '@/lib/tickets/schema'
import { BadRow } from '../draft'
import { parseDate } from '../dates'
import { reason } from '../reasons'
import type { Cells } from './columns'
import { channelOf, levelOf, priorityOf, stateOf, type State } from './states'

/** One audit state of an incident, checked. Empty texts are what the source does not say. */
export interface StateRow {
  row: number
  state: State
  /** The source's word for the state. */
  stateName: string
  impact: Level
  urgency: Level
  priority: number | null
  category: readonly string[]
  caller: string
  openedBy: string
  updatedBy: string
  resolvedBy: string
  assignedTo: string
  group: string
  channel: Channel
  reopenCount: number
  modCount: number
  openedAt: Date
  updatedAt: Date
  resolvedAt: Date | null
  closedAt: Date | null
  closedCode: string
}

const REF_LIMIT = 200

/** The incident's number, by which rows are brought together. @throws BadRow */
export function numberOf(cells: Cells): string {
  const number = cells('number')
  if (number === '') throw new BadRow(reason('missing_value', 'number'))
  if (number.length > REF_LIMIT) throw new BadRow(reason('too_long', 'number', number))
  return number
}

/** @throws BadRow naming the first column that cannot be used */
export function readRow(row: number, cells: Cells, timeZone: string): StateRow {
  const required = <T>(column: string, code: 'unknown_state' | 'unknown_level', read: (text: string) => T | undefined): T => {
    const text = cells(column)
    if (text === '') throw new BadRow(reason('missing_value', column))
    const value = read(text)
    if (value === undefined) throw new BadRow(reason(code, column, text))
    return value
  }
  const date = (column: string): Date | null => {
    const text = cells(column)
    if (text === '') return null
    const value = parseDate(text, timeZone)
    if (!value) throw new BadRow(reason('bad_date', column, text))
    return value
  }
  const requiredDate = (column: string): Date => {
    const value = date(column)
    if (!value) throw new BadRow(reason('missing_value', column))
    return value
  }
  const count = (column: string): number => {
    const text = cells(column)
    if (!/^\d{0,6}$/.test(text)) throw new BadRow(reason('bad_number', column, text))
    return Number(text)
  }
  const short = (column: string, limit: number): string => {
    const text = cells(column)
    if (text.length > limit) throw new BadRow(reason('too_long', column, text))
    return text
  }
  const state = required('incident_state', 'unknown_state', stateOf)
  return {
    row,
    state,
    stateName: cells('incident_state'),
    impact: required('impact', 'unknown_level', levelOf),
    urgency: required('urgency', 'unknown_level', levelOf),
    priority: readPriority(cells('priority')),
    category: [short('category', 80), short('subcategory', 80)].filter((name) => name !== ''),
    caller: short('caller_id', 120),
    openedBy: short('opened_by', 120),
    updatedBy: short('sys_updated_by', 120),
    resolvedBy: short('resolved_by', 120),
    assignedTo: short('assigned_to', 120),
    group: short('assignment_group', 80),
    channel: channelOf(cells('contact_type')),
    reopenCount: count('reopen_count'),
    modCount: count('sys_mod_count'),
    openedAt: requiredDate('opened_at'),
    updatedAt: requiredDate('sys_updated_at'),
    resolvedAt: date('resolved_at'),
    closedAt: date('closed_at'),
    closedCode: short('closed_code', 60),
  }
}

function readPriority(text: string): number | null {
  if (text === '') return null
  const priority = priorityOf(text)
  if (priority === undefined) throw new BadRow(reason('unknown_priority', 'priority', text))
  return priority
}
