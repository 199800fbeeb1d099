import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { ValidationFailed } from '@/lib/platform/errors'
import { listCategories } from '@/lib/tickets/categories/queries'
import { likeWords } from '@/lib/tickets/lookup/like'
import { findPeople } from '@/lib/tickets/lookup/people'
import { findTeams } from '@/lib/tickets/lookup/teams'
import { type Operator, plainText, type Search } from '@/lib/tickets/search/parse'
import { CHANNELS } from '@/lib/tickets/vocabulary'
import type { IncidentFilter } from '../filter'
import { INCIDENT_STATUSES, type IncidentStatus, OPEN_STATUSES } from '../vocabulary'
import { dayStartIn, readDay } from './days'

const STATUS_WORDS: Readonly<Record<string, readonly IncidentStatus[]>> = {
  open: OPEN_STATUSES,
  aberto: OPEN_STATUSES,
  abertos: OPEN_STATUSES,
  novo: ['new'],
  andamento: ['in_progress'],
  em_andamento: ['in_progress'],
  em_atendimento: ['in_progress'],
  espera: ['on_hold'],
  em_espera: ['on_hold'],
  resolvido: ['resolved'],
  fechado: ['closed'],
  cancelado: ['cancelled'],
}

const PRIORITY_WORDS: Readonly<Record<string, number>> = {
  critical: 1,
  critica: 1,
  high: 2,
  alta: 2,
  moderate: 3,
  moderada: 3,
  low: 4,
  baixa: 4,
  planning: 5,
  planejamento: 5,
}

const CHANNEL_WORDS: Readonly<Record<string, (typeof CHANNELS)[number]>> = { telefone: 'phone', monitoramento: 'monitor', outro: 'other' }
const ME: ReadonlySet<string> = new Set(['me', 'eu', 'mim'])
const NOBODY: ReadonlySet<string> = new Set(['none', 'nobody', 'ninguem', 'nenhum', 'nenhuma'])

/**
 * What the operators of a search ask for, as the filter of a list: names become the people, teams and categories
 * that bear them.
 * @throws ValidationFailed at `q`, for a value that means nothing here; Forbidden
 */
export async function filterOf(ctx: Ctx, operators: Search['operators']): Promise<IncidentFilter> {
  const filter: IncidentFilter = {}
  for (const { operator, value } of operators) Object.assign(filter, await read(ctx, operator, value))
  return filter
}

const listed = (value: string): string[] => value.split(',').map(plainText).map((word) => word.trim()).filter(Boolean)

const refuse = (operator: Operator, value: string, expected: string) =>
  ValidationFailed.at('q', `${operator}:${value} means nothing here; expected ${expected}`, `search_${operator}`)

async function read(ctx: Ctx, operator: Operator, value: string): Promise<IncidentFilter> {
  switch (operator) {
    case 'status':
      return { status: listed(value).flatMap((word) => statusOf(word) ?? fail(operator, value, INCIDENT_STATUSES.join(', '))) }
    case 'priority':
      return { priority: listed(value).map((word) => priorityOf(word) ?? fail(operator, value, '1 to 5')) }
    case 'channel':
      return { channel: listed(value).map((word) => channelOf(word) ?? fail(operator, value, CHANNELS.join(', '))) }
    case 'tag':
      return { tag: listed(value) }
    case 'assignee':
    case 'requester':
      return { [operator]: await peopleOf(ctx, operator, value) }
    case 'team':
      return { team: await teamsOf(ctx, value) }
    case 'category':
      return { category: await categoriesOf(ctx, value) }
    case 'after':
    case 'before': {
      const day = readDay(value)
      if (day === null) throw refuse(operator, value, 'a day such as 2026-01-31 or 31/01/2026')
      // `after` includes the day that it names, `before` does not.
      const start = dayStartIn(day, ctx.tenant.timezone)
      return operator === 'after' ? { createdAfter: new Date(start.getTime() - 1).toISOString() } : { createdBefore: start.toISOString() }
    }
  }
}

function fail(operator: Operator, value: string, expected: string): never {
  throw refuse(operator, value, expected)
}

const statusOf = (word: string): readonly IncidentStatus[] | undefined => {
  const plain = word.replaceAll(/[ -]/g, '_')
  const own = INCIDENT_STATUSES.find((status) => status === plain)
  return own ? [own] : STATUS_WORDS[plain]
}

const priorityOf = (word: string): number | undefined => (/^[1-5]$/.test(word) ? Number(word) : PRIORITY_WORDS[word])

const channelOf = (word: string) => CHANNELS.find((channel) => channel === word) ?? CHANNEL_WORDS[word]

async function peopleOf(ctx: Ctx, operator: 'assignee' | 'requester', value: string): Promise<string[]> {
  const word = plainText(value)
  if (ME.has(word)) return ['me']
  if (operator === 'assignee' && NOBODY.has(word)) return ['none']
  const found = await findPeople(ctx, { q: value })
  if (found.length === 0) throw refuse(operator, value, 'the name or address of somebody')
  return found.map(({ id }) => id)
}

async function teamsOf(ctx: Ctx, value: string): Promise<string[]> {
  if (NOBODY.has(plainText(value))) return ['none']
  const found = (await findTeams(ctx)).filter(({ name }) => likeWords(name, value))
  if (found.length === 0) throw refuse('team', value, 'the name of a team')
  return found.map(({ id }) => id).slice(0, 50)
}

async function categoriesOf(ctx: Ctx, value: string): Promise<string[]> {
  if (NOBODY.has(plainText(value))) return ['none']
  const found = (await listCategories(ctx)).filter(({ name, path }) => likeWords(name, value) || likeWords(path.join(' '), value))
  if (found.length === 0) throw refuse('category', value, 'the name of a category')
  return found.map(({ id }) => id).slice(0, 50)
}
