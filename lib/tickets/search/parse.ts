import { PREFIX, type TicketKind } from '../ref'

/** One thing a text must have, or must not: any of these words or phrases. */
export interface Clause {
  any: string[]
  not?: true
  /** The last word is still being typed: words that begin so count, too. */
  begun?: true
}

export const OPERATORS = ['status', 'priority', 'assignee', 'team', 'category', 'requester', 'tag', 'channel', 'after', 'before'] as const
export type Operator = (typeof OPERATORS)[number]

/** What somebody searches for, as they wrote it. */
export interface Search {
  /** Set when the whole of it reads as a ticket's number: "123", "inc-123". */
  number: number | null
  /** Which kind of ticket the number is of, where it says so: "prb-123". */
  kind?: TicketKind
  clauses: Clause[]
  /** `operator:value`, in their order; nothing is known yet about the values. */
  operators: { operator: Operator; value: string }[]
}

const NAMES: Readonly<Record<string, Operator>> = {
  status: 'status',
  estado: 'status',
  situacao: 'status',
  priority: 'priority',
  prioridade: 'priority',
  assignee: 'assignee',
  responsavel: 'assignee',
  team: 'team',
  equipe: 'team',
  category: 'category',
  categoria: 'category',
  requester: 'requester',
  solicitante: 'requester',
  tag: 'tag',
  etiqueta: 'tag',
  channel: 'channel',
  canal: 'channel',
  after: 'after',
  depois: 'after',
  before: 'before',
  antes: 'before',
}

/** More than this of a kind is not read: nobody means it. */
const MOST_CLAUSES = 12
const MOST_ALTERNATIVES = 10
/** What no text in the database can hold. */
const UNSTORABLE = /[\0\p{Cs}]/gu
const TOKEN = /(?<not>-)?(?:(?<name>[\p{L}_]+):)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu

/** Without accents and case: how words are compared. */
export const plainText = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase()

/**
 * Reads what somebody typed into a search field: words and "phrases" that must all be there, `-word` that must not,
 * `one OR other` (also OU), and operators in English or Portuguese: `status:open`, `responsável:"Ana Prado"`. What
 * is none of these is a word; nothing that can be typed is an error.
 *
 * @param begun whether it is still being typed: the last word may then go on
 */
export function parseSearch(given: string, { begun = false } = {}): Search {
  const text = given.replace(UNSTORABLE, ' ')
  const clauses: Clause[] = []
  const operators: Search['operators'] = []
  let joins = false
  for (const { groups = {} } of text.matchAll(TOKEN)) {
    const { not, name = '', phrase, word } = groups
    const value = phrase ?? word ?? ''
    const operator = NAMES[plainText(name)]
    if (operator) {
      if (value) operators.push({ operator, value })
      continue
    }
    if (!not && !name && (word === 'OR' || word === 'OU')) {
      joins = clauses.length > 0
      continue
    }
    const term = name ? `${name}:${value}` : value
    if (!/[\p{L}\p{N}]/u.test(term)) continue
    const last = clauses.at(-1)
    if (joins && last && !not) {
      if (last.any.length < MOST_ALTERNATIVES) last.any.push(term)
    } else if (clauses.length < MOST_CLAUSES) clauses.push(not ? { any: [term], not: true } : { any: [term] })
    joins = false
  }
  const last = clauses.at(-1)
  if (begun && last && !last.not && /[\p{L}\p{N}]$/u.test(text)) last.begun = true
  return { ...numberIn(text), clauses, operators }
}

const KINDS = Object.entries(PREFIX) as [TicketKind, string][]

function numberIn(text: string): Pick<Search, 'number' | 'kind'> {
  const [, prefix, digits] = /^(?:([a-z]{3})-?)?0*(\d{1,9})$/i.exec(text.trim()) ?? []
  if (digits === undefined) return { number: null }
  if (prefix === undefined) return { number: Number(digits) }
  const kind = KINDS.find(([, known]) => known === prefix.toUpperCase())?.[0]
  return kind ? { number: Number(digits), kind } : { number: null }
}
