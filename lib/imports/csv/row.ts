import { z } from 'zod'
import type { Level } from '@/lib/tickets/schema'
import { LIMITS, tagsSchema } from '@/lib/tickets/schema'
import { parseDate } from '../dates'
import { BadRow, RESOLUTION_LIMIT, type IncidentDraft, type PersonDraft } from '../draft'
import { reason, type Reason } from '../reasons'
import type { CsvField, CsvMapping } from '../schema'
import { sourceFields } from '../source-fields'
import { historyOf } from './history'
import { channelOf, holdReasonOf, levelOf, priorityOf, statusOf } from './words'

const emailSchema = z.email().max(254)
const LIMIT = { externalRef: 200, resolutionCode: 60, resolution: RESOLUTION_LIMIT, name: 120, team: 80, category: 80, depth: 5 } as const

/** Impact and urgency that give a priority in the default matrix, for files that only know the priority. */
const LEVELS_OF: Record<number, readonly [Level, Level]> = {
  1: ['high', 'high'],
  2: ['high', 'medium'],
  3: ['medium', 'medium'],
  4: ['medium', 'low'],
  5: ['low', 'low'],
}

/** A row's cells by field, with the name of the column for whoever has to correct it. */
interface Cell {
  text: string
  column: string
}

/**
 * One incident from one row.
 * @throws BadRow naming the first column that cannot be used
 */
export function incidentOf(
  row: number,
  header: readonly string[],
  values: readonly string[],
  mapping: CsvMapping,
  timeZone: string,
): IncidentDraft {
  const cells = cellsBy(header, values, mapping)
  const text = (field: CsvField, limit: number): string => {
    const { text: value, column } = cells(field)
    if (value.length > limit) throw new BadRow(reason('too_long', column, value))
    return value
  }
  const read = <T>(field: CsvField, code: Reason['code'], meaning: (text: string) => T | null | undefined): T | null => {
    const { text: value, column } = cells(field)
    if (value === '') return null
    const found = meaning(value)
    if (found === undefined || found === null) throw new BadRow(reason(code, column, value))
    return found
  }
  const date = (field: CsvField) => read(field, 'bad_date', (value) => parseDate(value, timeZone))
  const email = (field: CsvField) => read(field, 'bad_email', (value) => emailSchema.safeParse(value).data?.toLowerCase())

  const title = text('title', LIMITS.title)
  if (title === '') throw new BadRow(reason('missing_value', cells('title').column))
  if (title.length < 3) throw new BadRow(reason('too_short', cells('title').column, title))
  const [createdAt, resolvedGiven, closedGiven] = [date('createdAt'), date('resolvedAt'), date('closedAt')]
  for (const field of ['resolvedAt', 'closedAt'] as const) {
    const end = field === 'resolvedAt' ? resolvedGiven : closedGiven
    if (createdAt && end && end < createdAt) throw new BadRow(reason('end_before_start', cells(field).column, cells(field).text))
  }
  const status = read('status', 'unknown_state', statusOf) ?? (closedGiven ? 'closed' : resolvedGiven ? 'resolved' : 'new')
  const solved = status === 'resolved' || status === 'closed'
  const closedAt = status === 'closed' || status === 'cancelled' ? closedGiven : null
  const resolvedAt = solved ? (resolvedGiven ?? closedGiven) : null
  const priority = read('priority', 'unknown_priority', priorityOf)
  const [impact, urgency] = LEVELS_OF[priority ?? 3] ?? (['medium', 'medium'] as const)
  const requester = person(email('requesterEmail'), text('requesterName', LIMIT.name))
  const draft = {
    row,
    externalRef: text('externalRef', LIMIT.externalRef) || null,
    title,
    description: text('description', LIMITS.text),
    status,
    holdReason: status === 'on_hold' ? (read('holdReason', 'unknown_state', holdReasonOf) ?? 'awaiting_requester') : null,
    impact: read('impact', 'unknown_level', levelOf) ?? impact,
    urgency: read('urgency', 'unknown_level', levelOf) ?? urgency,
    priority,
    category: pathOf(cells('category')),
    requester,
    assignee: person(email('assigneeEmail'), ''),
    team: text('team', LIMIT.team) || null,
    channel: read('channel', 'unknown_channel', channelOf) ?? 'other',
    tags: tagsOf(cells('tags')),
    resolutionCode: (solved && text('resolutionCode', LIMIT.resolutionCode)) || null,
    resolution: (solved && text('resolution', LIMIT.resolution)) || null,
    reopenCount: 0,
    createdAt,
    updatedAt: closedAt ?? resolvedAt ?? createdAt,
    resolvedAt,
    closedAt,
    source: unmapped(header, values, mapping),
  } satisfies Omit<IncidentDraft, 'history'>
  return { ...draft, history: historyOf(draft) }
}

function cellsBy(header: readonly string[], values: readonly string[], mapping: CsvMapping) {
  return (field: CsvField): Cell => {
    const index = header.findIndex((column) => mapping[column] === field)
    return { text: values[index] ?? '', column: header[index] ?? field }
  }
}

function person(email: string | null, name: string): PersonDraft | null {
  if (email) return { name: name || email, email }
  return name === '' ? null : { name }
}

const split = (text: string, separator: string | RegExp): string[] =>
  text.split(separator).map((part) => part.trim()).filter((part) => part !== '')

/** `Hardware > Printers`, as deep as the tree of categories may be. */
function pathOf({ text, column }: Cell): readonly string[] {
  const path = split(text, '>')
  const fits = path.length <= LIMIT.depth && path.every((name) => name.length <= LIMIT.category)
  if (!fits) throw new BadRow(reason('too_long', column, text))
  return path
}

function tagsOf({ text, column }: Cell): readonly string[] {
  const tags = tagsSchema.safeParse(split(text, /[,;|]/))
  if (!tags.success) throw new BadRow(reason('too_long', column, text))
  return tags.data
}

function unmapped(header: readonly string[], values: readonly string[], mapping: CsvMapping): IncidentDraft['source'] {
  const cells = header.map((column, index) => [column, values[index] ?? ''] as const)
  return sourceFields(cells.filter(([column]) => !mapping[column] && column !== ''))
}
