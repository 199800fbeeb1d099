import { ARTICLE_SORTS } from '@/lib/knowledge/articles/schema'
import { ARTICLE_VISIBILITIES, type ArticleVisibility } from '@/lib/knowledge/vocabulary'
import { isLocale, type Locale } from '@/lib/platform/i18n/locale'

/** All that the address of a list of articles says. */
export const TABS = ['all', 'mine', 'review', 'published', 'due', 'archived'] as const
export type Tab = (typeof TABS)[number]
export type ArticleSort = (typeof ARTICLE_SORTS)[number]

export interface ListState {
  tab: Tab
  q: string
  category: string
  /** `me`, or empty for anybody. */
  owner: 'me' | ''
  visibility: ArticleVisibility | ''
  locale: Locale | ''
  sort: ArticleSort
  after: string
}

const DEFAULT_SORT = '-updatedAt'
const PAGE = 50
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Reads an address; what makes no sense is left out, as if it were not there. */
export function readListState(params: Record<string, string | string[] | undefined>): ListState {
  const one = (name: string): string => {
    const value = params[name]
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
  }
  const locale = one('locale')
  return {
    tab: TABS.find((tab) => tab === one('tab')) ?? 'all',
    q: one('q').slice(0, 200),
    category: UUID.test(one('category')) ? one('category') : '',
    owner: one('owner') === 'me' ? 'me' : '',
    visibility: ARTICLE_VISIBILITIES.find((known) => known === one('visibility')) ?? '',
    locale: isLocale(locale) ? locale : '',
    sort: ARTICLE_SORTS.find((sort) => sort === one('sort')) ?? DEFAULT_SORT,
    after: one('after').slice(0, 500),
  }
}

/** The same as a query of the list, still to be parsed. */
export function queryOf({ tab, q, category, owner, visibility, locale, sort, after }: ListState, me: string | null): Record<string, string> {
  const tabs: Record<Tab, Record<string, string>> = {
    all: {},
    mine: { changed: 'true', ...(me && { ownerId: me }) },
    review: { status: 'in_review' },
    published: { status: 'published' },
    due: { reviewDue: 'true' },
    archived: { archived: 'true' },
  }
  return {
    limit: String(PAGE),
    count: 'true',
    sort,
    ...(owner && me && { ownerId: me }),
    ...tabs[tab],
    ...(q && { q }),
    ...(category && { categoryId: category }),
    ...(visibility && { visibility }),
    ...(locale && { locale }),
    ...(after && { cursor: after }),
  }
}

/** The address of a list with something changed; a change of anything but the page goes back to the first. */
export function listHref(state: ListState, change: Partial<ListState> = {}): string {
  const { tab, sort, ...rest } = { ...state, after: '', ...change }
  const query = new URLSearchParams()
  if (tab !== 'all') query.set('tab', tab)
  for (const [name, value] of Object.entries(rest)) if (value) query.set(name, value)
  if (sort !== DEFAULT_SORT) query.set('sort', sort)
  return `/desk/kb${query.size > 0 ? `?${query}` : ''}`
}

export const UNFILTERED = { q: '', category: '', owner: '', visibility: '', locale: '' } as const satisfies Partial<ListState>

export const isFiltered = (state: ListState): boolean => Object.keys(UNFILTERED).some((name) => Boolean(Reflect.get(state, name)))
