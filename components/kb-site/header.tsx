import { homePath } from '@/lib/knowledge/public/rules/paths'
import { locales, type Locale } from '@/lib/platform/i18n/locale'
import type { Languages, Place } from './place'

const SHORT: Record<Locale, string> = { 'pt-BR': 'PT', en: 'EN' }
const LONG: Record<Locale, string> = { 'pt-BR': 'Português', en: 'English' }

/** Whose help centre it is, the other languages of the page, and the way to a ticket. */
export function Header({ place: { organisation, locale, t }, languages }: { place: Place; languages: Languages }) {
  return (
    <header className="bar">
      <div className="wrap">
        <a className="brand" href={homePath(locale)}>
          <span className="badge" aria-hidden>
            {initialOf(organisation)}
          </span>
          <span>
            {organisation}
            <span>{t('site')}</span>
          </span>
        </a>
        <nav aria-label={t('menu')}>
          {languages.length > 1 ? (
            <ul className="langs" aria-label={t('language')}>
              {sorted(languages).map((other) => (
                <li key={other.locale}>
                  {other.locale === locale ? (
                    <b aria-current="true">
                      <span aria-hidden>{SHORT[locale]}</span>
                      <span className="sr">{LONG[locale]}</span>
                    </b>
                  ) : (
                    <a href={other.path} hrefLang={other.locale} lang={other.locale}>
                      <span aria-hidden>{SHORT[other.locale]}</span>
                      <span className="sr">{LONG[other.locale]}</span>
                    </a>
                  )}
                </li>
              ))}
            </ul>
          ) : null}
          <a className="button" href="/portal/new">
            {t('openTicket')}
          </a>
        </nav>
      </div>
    </header>
  )
}

/** In the same order on every page. */
const sorted = (languages: Languages): Languages =>
  languages.toSorted((one, other) => locales.indexOf(one.locale) - locales.indexOf(other.locale))

const initialOf = (name: string): string => /[\p{L}\p{N}]/u.exec(name)?.[0].toUpperCase() ?? '?'
