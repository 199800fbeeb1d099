import type { Place } from './place'

interface Props {
  place: Place
  /** From 1. */
  page: number
  pages: number
  pathOf: (page: number) => string
}

/** The way to the pages before and after; nothing where there is one page. */
export function Pager({ place: { t }, page, pages, pathOf }: Props) {
  if (pages < 2) return null
  return (
    <nav className="pager" aria-label={t('pages.label')}>
      {page > 1 ? (
        <a className="button quiet" href={pathOf(page - 1)} rel="prev">
          {t('pages.before')}
        </a>
      ) : null}
      <span>{t('pages.here', { page, pages })}</span>
      {page < pages ? (
        <a className="button quiet" href={pathOf(page + 1)} rel="next">
          {t('pages.after')}
        </a>
      ) : null}
    </nav>
  )
}
