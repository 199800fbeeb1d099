import type { ReactNode } from 'react'
import { brandOf } from '@/lib/knowledge/public/rules/colours'
import { feedPath, homePath } from '@/lib/knowledge/public/rules/paths'
import type { Locale } from '@/lib/platform/i18n/locale'
import { Header } from './header'
import type { Languages, Place } from './place'
import { SCRIPT } from './script'
import { BASE } from './styles/base'
import { brandStyle } from './styles/brand'
import { PAGES } from './styles/pages'
import { PROSE } from './styles/prose'

const STYLE = BASE + PAGES + PROSE

export interface DocumentProps {
  place: Place
  title: string
  description: string
  /** The page's own address, as a path; left out where search engines are to keep away. */
  path?: string
  languages?: Languages
  /** The language for readers of any other; a path. */
  fallback?: string
  picture?: string
  published?: { first: string; last: string }
  /** Structured data (schema.org). */
  data?: readonly object[]
  interactive?: boolean
  /** Across the whole width, above the content. */
  top?: ReactNode
  children: ReactNode
}

const OG_LOCALE: Record<Locale, string> = { 'pt-BR': 'pt_BR', en: 'en_US' }

/** A whole page of the public knowledge base. */
export function Document(props: DocumentProps) {
  const { place, title, description, data = [], interactive = false, languages = [], top, children } = props
  const { t, locale, organisation } = place
  const site = `${t('site')} · ${organisation}`
  const brand = brandOf(place.colour)
  return (
    <html lang={locale}>
      {/* eslint-disable-next-line @next/next/no-head-element -- a document of its own, outside of Next's */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === t('site') ? site : `${title} · ${site}`}</title>
        <meta name="description" content={description} />
        <Addresses {...props} site={site} />
        <meta name="theme-color" content={brand.brand} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="alternate" type="application/rss+xml" title={site} href={place.origin + feedPath(locale)} />
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
        <style dangerouslySetInnerHTML={{ __html: brandStyle(brand) }} />
        {data.map((entry, index) => (
          <script key={index} type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(entry).replaceAll('<', '\\u003c') }} />
        ))}
      </head>
      <body>
        <a className="skip" href="#content">
          {t('skip')}
        </a>
        <Header place={place} languages={languages} />
        <main id="content" tabIndex={-1}>
          {top}
          <div className="wrap">{children}</div>
        </main>
        <footer>
          <div className="wrap">
            <span>
              <a href={homePath(locale)}>{site}</a>
            </span>
            <span>
              <a href={feedPath(locale)}>{t('feed')}</a> · {t('poweredBy')}
            </span>
          </div>
        </footer>
        {interactive ? <script dangerouslySetInnerHTML={{ __html: SCRIPT }} /> : null}
      </body>
    </html>
  )
}

/** What search engines and those who share a link read: where the page is, in which languages, how it looks. */
function Addresses({ place, title, description, path, languages = [], fallback, picture, published, site }: DocumentProps & { site: string }) {
  const { origin, locale } = place
  if (path === undefined) return <meta name="robots" content="noindex" />
  return (
    <>
      <link rel="canonical" href={origin + path} />
      {languages.map((other) => (
        <link key={other.locale} rel="alternate" hrefLang={other.locale} href={origin + other.path} />
      ))}
      {fallback === undefined ? null : <link rel="alternate" hrefLang="x-default" href={origin + fallback} />}
      <meta property="og:type" content={published ? 'article' : 'website'} />
      <meta property="og:site_name" content={site} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={origin + path} />
      <meta property="og:locale" content={OG_LOCALE[locale]} />
      {published ? (
        <>
          <meta property="article:published_time" content={published.first} />
          <meta property="article:modified_time" content={published.last} />
        </>
      ) : null}
      {picture === undefined ? null : (
        <>
          <meta property="og:image" content={origin + picture} />
          <meta property="og:image:width" content="1200" />
          <meta property="og:image:height" content="630" />
          <meta property="og:image:alt" content={title} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      )}
    </>
  )
}
