'use client'

import { useT } from '@/components/i18n/use-t'
import { cancelScheduleAction, unpublishAction } from '@/lib/knowledge/actions/publishing'
import type { TranslationDto } from '@/lib/knowledge/articles/schema'
import { ToldButton } from '../told-button'

/** Takes back what is published, or planned to be. */
export function Publication({ articleId, translation }: { articleId: string; translation: TranslationDto }) {
  const t = useT('knowledge')
  const { locale, published, scheduled } = translation
  if (!published && !scheduled) return null
  return (
    <div className="flex flex-wrap gap-2">
      {scheduled ? (
        <ToldButton variant="outline" size="sm" action={() => cancelScheduleAction(articleId, locale)} success={t('publish.cancelled')}>
          {t('publish.cancelSchedule')}
        </ToldButton>
      ) : null}
      {published ? (
        <ToldButton
          variant="outline"
          size="sm"
          action={() => unpublishAction(articleId, locale, { to: 'draft' })}
          success={t('publish.unpublished')}
          confirm={{ title: t('publish.unpublishTitle'), text: t('publish.unpublishText', { locale: t(`locale.${locale}`) }), label: t('publish.unpublish') }}
        >
          {t('publish.unpublish')}
        </ToldButton>
      ) : null}
    </div>
  )
}
