'use client'

import { Columns2, Languages as LanguagesIcon, X } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useT } from '@/components/i18n/use-t'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { createTranslationAction } from '@/lib/knowledge/actions/articles'
import { markTranslatedAction } from '@/lib/knowledge/actions/drafts'
import type { ArticleDto } from '@/lib/knowledge/articles/schema'
import { type Locale, locales } from '@/lib/platform/i18n/locale'
import { useDraft } from '../editor/draft-context'
import { ToldButton } from '../told-button'

interface LanguagesProps {
  article: Pick<ArticleDto, 'id' | 'number' | 'sourceLocale' | 'translations'>
  locale: Locale
  /** Whether the original stands beside the text. */
  beside: boolean
}

/** The languages of the article: to go to, to begin, to compare with the original. */
export function Languages({ article: { id, number, sourceLocale, translations }, locale, beside }: LanguagesProps) {
  const t = useT('knowledge')
  const router = useRouter()
  const { flush } = useDraft()
  const missing = locales.filter((one) => !translations.some((translation) => translation.locale === one))
  const source = translations.find((translation) => translation.locale === sourceLocale)
  const here = translations.find((translation) => translation.locale === locale)
  if (missing.length === 0 && locale === sourceLocale) return null
  const edit = (of: Locale, more = '') => `/desk/kb/${number}/edit?locale=${of}${more}`

  /** What was typed is saved first: the mark is a change of the same draft. */
  async function markCurrent() {
    const version = await flush()
    const versionId = source?.published?.id
    if (version === null || !versionId) return { ok: false as const, error: { code: 'conflict', message: 'Not saved', requestId: '' } }
    return markTranslatedAction(id, locale, versionId, version)
  }

  return (
    <section aria-label={t('translations.title')} className="space-y-3">
      <h2 className="text-xs font-semibold text-muted-foreground">{t('translations.title')}</h2>
      {here?.outOfDate && locale !== sourceLocale ? (
        <Alert tone="warning" title={t('translations.outOfDateTitle')}>
          <p>{t('translations.outOfDateText')}</p>
          <ToldButton size="sm" variant="outline" className="mt-2" action={markCurrent} success={t('translations.markedCurrent')} onDone={() => location.reload()}>
            {t('translations.markCurrent')}
          </ToldButton>
        </Alert>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {locale === sourceLocale ? null : (
          <Button asChild variant="outline" size="sm">
            <Link href={beside ? edit(locale) : edit(locale, '&beside=1')} prefetch={false}>
              {beside ? <X aria-hidden /> : <Columns2 aria-hidden />}
              {beside ? t('translations.close') : t('translations.side')}
            </Link>
          </Button>
        )}
        {missing.map((one) => (
          <ToldButton
            key={one}
            variant="outline"
            size="sm"
            action={() => createTranslationAction(id, { locale: one })}
            success={t('translations.added')}
            onDone={() => router.push(edit(one, '&beside=1'))}
          >
            <LanguagesIcon aria-hidden />
            {t('translations.add', { locale: t(`locale.${one}`) })}
          </ToldButton>
        ))}
      </div>
    </section>
  )
}
