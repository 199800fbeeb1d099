import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import type { ArticleDto } from '@/lib/knowledge/articles/schema'
import type { Locale } from '@/lib/platform/i18n/locale'
import { ArticleStatus } from './status-badge'

interface LanguageTabsProps {
  article: ArticleDto
  shown: Locale
  /** The reader's own. */
  locale: Locale
  hrefOf: (locale: Locale) => string
}

/** The languages of an article, with the state of each. */
export function LanguageTabs({ article, shown, locale, hrefOf }: LanguageTabsProps) {
  const t = getT(locale, 'knowledge')
  if (article.translations.length < 2) return null
  return (
    <nav aria-label={t('translations.title')} className="flex flex-wrap gap-1.5">
      {article.translations.map((translation) => (
        <Link
          key={translation.locale}
          href={hrefOf(translation.locale)}
          prefetch={false}
          aria-current={translation.locale === shown ? 'page' : undefined}
          className="inline-flex h-8 items-center gap-2 rounded-md border border-border px-2.5 text-xs font-medium text-muted-foreground hover:bg-accent aria-[current]:border-border-strong aria-[current]:bg-selected aria-[current]:text-foreground"
        >
          {t(`locale.${translation.locale}`)}
          <ArticleStatus status={translation.status} t={t} />
          {translation.outOfDate ? <span className="text-warning-ink">{t('marks.outOfDate')}</span> : null}
        </Link>
      ))}
    </nav>
  )
}
