'use client'

import { Archive, ArchiveRestore, CalendarCheck, Download, Ellipsis, History } from 'lucide-react'
import Link from 'next/link'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { archiveArticleAction, markReviewedAction, restoreArticleAction } from '@/lib/knowledge/actions/articles'
import { ToldButton } from '../told-button'

interface ArticleMenuProps {
  article: { id: string; number: string; archived: boolean; reviewed: boolean }
  locale: string
  can: { write: boolean; manage: boolean }
}

/** What else can be done with an article. */
export function ArticleMenu({ article: { id, number, archived, reviewed }, locale, can }: ArticleMenuProps) {
  const t = useT('knowledge')
  const common = useT('common')
  const item = 'w-full justify-start'
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="outline" size="icon" aria-label={common('actions.more')}>
          <Ellipsis aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={common('actions.more')} align="end" className="flex w-60 flex-col gap-0.5 p-1.5">
        {can.write ? (
          <Button asChild variant="ghost" className={item}>
            <Link href={`/desk/kb/${number}/versions?locale=${locale}`} prefetch={false}>
              <History aria-hidden />
              {t('article.versions')}
            </Link>
          </Button>
        ) : null}
        <Button asChild variant="ghost" className={item}>
          <a href={`/desk/kb/${number}/export?locale=${locale}`} download>
            <Download aria-hidden />
            {t('article.export')}
          </a>
        </Button>
        {can.write && reviewed && !archived ? (
          <ToldButton variant="ghost" className={item} action={() => markReviewedAction(id)} success={t('article.markedReviewed')}>
            <CalendarCheck aria-hidden />
            {t('article.markReviewed')}
          </ToldButton>
        ) : null}
        {can.manage && !archived ? (
          <ToldButton
            variant="ghost"
            className={item}
            action={() => archiveArticleAction(id)}
            success={t('article.archived')}
            confirm={{ title: t('article.archiveTitle', { number }), text: t('article.archiveText'), label: t('article.archive') }}
          >
            <Archive aria-hidden />
            {t('article.archive')}
          </ToldButton>
        ) : null}
        {can.manage && archived ? (
          <ToldButton variant="ghost" className={item} action={() => restoreArticleAction(id)} success={t('article.restored')}>
            <ArchiveRestore aria-hidden />
            {t('article.restore')}
          </ToldButton>
        ) : null}
      </PopoverContent>
    </Popover>
  )
}
