import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import type { HistoryEntry, HistoryValue, IncidentDraft, PersonDraft } from '../draft'
import { pathKey, resolveCategories } from './categories'
import { personKey, resolvePeople, type Named } from './people'
import { resolveCodes } from './resolution-codes'
import { resolveTeams } from './teams'

/** Names that are kept in mind; a file can hold any number of them. */
const MOST_NAMES = 50_000

/** What drafts name, with the ids it has here, so that a name that comes again and again is looked up once. */
export class Directory {
  private readonly people = new Map<string, Named>()
  private readonly teams = new Map<string, Named>()
  private readonly categories = new Map<string, Named>()
  private readonly codes = new Map<string, string>()

  /** @param source under which people without an address are known */
  constructor(
    private readonly ctx: Ctx,
    private readonly source: string,
  ) {}

  /**
   * Looks up, and makes where missing, all that the drafts name; categories as far as there is room for them.
   * Committed before the drafts are written.
   */
  async learn(drafts: readonly IncidentDraft[]): Promise<void> {
    if (this.people.size > MOST_NAMES) this.people.clear()
    if (this.teams.size > MOST_NAMES) this.teams.clear()
    const people = drafts.flatMap(peopleOf).filter((person) => !this.people.has(personKey(person)))
    const teams = drafts.flatMap(teamsOf).filter((name) => !this.teams.has(name))
    const categories = drafts.flatMap(categoriesOf).filter((path) => !this.categories.has(pathKey(path)))
    const codes = drafts.flatMap(({ resolutionCode }) => resolutionCode ?? []).filter((name) => !this.codes.has(name))
    if (people.length + teams.length + categories.length + codes.length === 0) return
    const { id } = this.ctx.tenant
    const found = await withTenant(this.ctx, async (tx) => ({
      people: people.length > 0 ? await resolvePeople(tx, id, this.source, people) : [],
      teams: teams.length > 0 ? await resolveTeams(tx, id, teams) : [],
      categories: categories.length > 0 ? await resolveCategories(tx, id, categories) : [],
      codes: codes.length > 0 ? await resolveCodes(tx, id, codes) : [],
    }))
    for (const [key, value] of found.people) this.people.set(key, value)
    for (const [key, value] of found.teams) this.teams.set(key, value)
    for (const [key, value] of found.categories) this.categories.set(key, value)
    for (const [key, value] of found.codes) this.codes.set(key, value)
  }

  /** A category that the draft names and the tenant has no more room for; undefined when there is none. */
  missingCategory(draft: IncidentDraft): readonly string[] | undefined {
    return categoriesOf(draft).find((path) => !this.categories.has(pathKey(path)))
  }

  person(person: PersonDraft): Named {
    return known(this.people, personKey(person))
  }

  team(name: string): Named {
    return known(this.teams, name)
  }

  /** Null for the empty path: no category. */
  category(path: readonly string[]): Named | null {
    return path.length === 0 ? null : known(this.categories, pathKey(path))
  }

  code(name: string): string {
    return known(this.codes, name)
  }

  /** A value as the timeline keeps it. */
  value(value: HistoryValue | undefined): Named | string | number | null {
    switch (value?.is) {
      case 'person':
        return this.person(value.person)
      case 'team':
        return this.team(value.team)
      case 'category':
        return this.category(value.path)
      case 'plain':
        return value.value
      case undefined:
        return null
    }
  }
}

function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key)
  if (found === undefined) throw new Error('The directory was not asked to learn this draft')
  return found
}

const valuesOf = ({ old, new: next }: HistoryEntry): HistoryValue[] => [old, next].flatMap((value) => value ?? [])

const peopleOf = ({ requester, assignee, history }: IncidentDraft): PersonDraft[] =>
  [
    requester,
    assignee,
    ...history.map(({ actor }) => actor),
    ...history.flatMap(valuesOf).map((value) => (value.is === 'person' ? value.person : null)),
  ].filter((person) => person !== null)

const teamsOf = ({ team, history }: IncidentDraft): string[] =>
  [team, ...history.flatMap(valuesOf).map((value) => (value.is === 'team' ? value.team : null))].filter((name) => name !== null)

const categoriesOf = ({ category, history }: IncidentDraft): (readonly string[])[] =>
  [category, ...history.flatMap(valuesOf).map((value) => (value.is === 'category' ? value.path : []))].filter((path) => path.length > 0)
