import type { T } from '@/components/i18n/get-t'
import { Badge, type BadgeProps } from '@/components/ui/badge'
import type { TranslationStatus } from '@/lib/knowledge/vocabulary'

const tones: Record<TranslationStatus, BadgeProps['tone']> = {
  draft: 'neutral',
  in_review: 'info',
  published: 'success',
  archived: 'outline',
}

/** Where an article stands in a language. */
export const ArticleStatus = ({ status, t }: { status: TranslationStatus; t: (key: `status.${TranslationStatus}`) => string }) => (
  <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>
)

export type KnowledgeT = T<'knowledge'>
