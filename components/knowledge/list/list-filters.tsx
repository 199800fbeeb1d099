import { Search } from 'lucide-react'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { Button, buttonVariants } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { KbCategoryDto } from '@/lib/knowledge/categories/schema'
import { ARTICLE_VISIBILITIES } from '@/lib/knowledge/vocabulary'
import { type Locale, locales } from '@/lib/platform/i18n/locale'
import { isFiltered, listHref, type ListState, UNFILTERED } from './state'

interface ListFiltersProps {
  state: ListState
  categories: readonly KbCategoryDto[]
  locale: Locale
}

/** What a list of articles is narrowed by: a plain form, whose answer is an address. */
export function ListFilters({ state, categories, locale }: ListFiltersProps) {
  const t = getT(locale, 'knowledge')
  return (
    <form action="/desk/kb" role="search" aria-label={t('filters.label')} className="flex flex-wrap items-center gap-2 border-b border-border px-4 py-2.5">
      {state.tab === 'all' ? null : <input type="hidden" name="tab" value={state.tab} />}
      <Input name="q" type="search" defaultValue={state.q} maxLength={200} aria-label={t('filters.search')} placeholder={t('filters.search')} className="min-w-48 flex-1 sm:max-w-xs" />
      <Select name="category" defaultValue={state.category} aria-label={t('filters.category')} className="w-auto max-w-52">
        <option value="">{`${t('filters.category')}: ${t('filters.any')}`}</option>
        {categories.map(({ id, path }) => (
          <option key={id} value={id}>
            {path.join(' › ')}
          </option>
        ))}
      </Select>
      {state.tab === 'mine' ? null : (
        <Select name="owner" defaultValue={state.owner} aria-label={t('filters.owner')} className="w-auto">
          <option value="">{t('filters.anyone')}</option>
          <option value="me">{t('filters.me')}</option>
        </Select>
      )}
      <Select name="visibility" defaultValue={state.visibility} aria-label={t('filters.visibility')} className="w-auto">
        <option value="">{`${t('filters.visibility')}: ${t('filters.any')}`}</option>
        {ARTICLE_VISIBILITIES.map((visibility) => (
          <option key={visibility} value={visibility}>
            {t(`visibility.${visibility}`)}
          </option>
        ))}
      </Select>
      <Select name="locale" defaultValue={state.locale} aria-label={t('filters.locale')} className="w-auto">
        <option value="">{`${t('filters.locale')}: ${t('filters.anyLocale')}`}</option>
        {locales.map((one) => (
          <option key={one} value={one}>
            {t(`locale.${one}`)}
          </option>
        ))}
      </Select>
      <Button type="submit" variant="outline">
        <Search aria-hidden />
        {t('filters.apply')}
      </Button>
      {isFiltered(state) ? (
        <Link href={listHref(state, UNFILTERED)} prefetch={false} className={buttonVariants({ variant: 'ghost' })}>
          {t('filters.clear')}
        </Link>
      ) : null}
    </form>
  )
}
