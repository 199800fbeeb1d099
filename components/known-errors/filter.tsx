import { Search } from 'lucide-react'
import { getT } from '@/components/i18n/get-t'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { KnownErrorListQuery } from '@/lib/problems/known-errors/schema'
import { KNOWN_ERROR_AUDIENCES, KNOWN_ERROR_STATES } from '@/lib/problems/known-errors/vocabulary'

interface KnownErrorFilterProps {
  query: KnownErrorListQuery
  items: readonly { id: string; name: string }[]
  locale: Locale
}

/** What is searched for; works without script. */
export function KnownErrorFilter({ query, items, locale }: KnownErrorFilterProps) {
  const t = getT(locale, 'knownErrors')
  return (
    <form role="search" action="/desk/known-errors" className="mb-5 flex max-w-4xl flex-wrap gap-2">
      <Input
        type="search"
        name="q"
        defaultValue={query.q}
        maxLength={300}
        aria-label={t('search')}
        placeholder={t('search')}
        className="min-w-56 flex-1"
      />
      <Select name="item" defaultValue={query.item ?? ''} aria-label={t('item')} className="w-auto max-w-full">
        <option value="">{t('anyItem')}</option>
        {items.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select name="audience" defaultValue={query.audience ?? ''} aria-label={t('audience.label')} className="w-auto max-w-full">
        <option value="">{t('anyAudience')}</option>
        {KNOWN_ERROR_AUDIENCES.map((audience) => (
          <option key={audience} value={audience}>
            {t(`audience.${audience}`)}
          </option>
        ))}
      </Select>
      <Select name="state" defaultValue={query.state} aria-label={t('state.label')} className="w-auto max-w-full">
        {KNOWN_ERROR_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`state.${state}`)}
          </option>
        ))}
      </Select>
      <Button type="submit">
        <Search aria-hidden />
        {getT(locale, 'common')('actions.filter')}
      </Button>
    </form>
  )
}
