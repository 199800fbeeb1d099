import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import type { Card, SearchHit } from '@/lib/knowledge/public/types'
import type { Locale } from '@/lib/platform/i18n/locale'
import { portalArticle } from './paths'

/** Articles as rows that lead to them; with what was found, when they were searched for. */
export function ArticleList({ cards, locale }: { cards: readonly (Card | SearchHit)[]; locale: Locale }) {
  const t = getT(locale, 'kbSite')
  return (
    <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface shadow-card">
      {cards.map((card) => (
        <li key={card.id} className="relative flex items-center gap-3 px-4 py-3 hover:bg-accent">
          <div className="min-w-0 flex-1">
            <Link
              href={portalArticle(card.slug)}
              prefetch={false}
              lang={card.locale === locale ? undefined : card.locale}
              className="font-medium text-foreground after:absolute after:inset-0"
            >
              {card.title}
            </Link>
            {card.locale === locale ? null : <span className="ml-2 text-xs text-muted-foreground">{t(`inLanguage.${card.locale}`)}</span>}
            <p className="line-clamp-2 text-sm text-muted-foreground" lang={card.locale === locale ? undefined : card.locale}>
              {'excerptParts' in card ? <Parts parts={card.excerptParts} /> : card.summary}
            </p>
          </div>
          <ChevronRight aria-hidden className="size-4 shrink-0 text-subtle-foreground" />
        </li>
      ))}
    </ul>
  )
}

const Parts = ({ parts }: { parts: SearchHit['excerptParts'] }) =>
  parts.map(({ text, hit }, index) =>
    hit ? (
      <mark key={index} className="rounded-xs bg-warning-subtle text-foreground">
        {text}
      </mark>
    ) : (
      text
    ),
  )
