import { Pencil, Plus } from 'lucide-react'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { ReplyDto } from '@/lib/tickets/replies/schema'
import { RemoveReply } from './remove-reply'
import { ReplyDialog } from './reply-dialog'

interface ReplyListProps {
  replies: readonly ReplyDto[]
  teams: readonly { id: string; name: string }[]
  mayShare: boolean
  locale: Locale
}

/** The canned replies, with what can be done with each. */
export function ReplyList({ replies, teams, mayShare, locale }: ReplyListProps) {
  const t = getT(locale, 'replies')
  const create = (
    <ReplyDialog
      teams={teams}
      mayShare={mayShare}
      trigger={
        <Button>
          <Plus aria-hidden />
          {t('create')}
        </Button>
      }
    />
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} actions={create} />
      <Card className="overflow-hidden">
        {replies.length > 0 ? (
          <ul className="divide-y divide-border">
            {replies.map((reply) => (
              <li key={reply.id} className="flex items-start gap-3 p-4">
                <div className="min-w-0 flex-1 space-y-1">
                  <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium wrap-anywhere">
                    {reply.name}
                    <Badge tone={reply.scope === 'personal' ? 'outline' : 'info'}>{reply.team?.name ?? t(`scope.${reply.scope}`)}</Badge>
                    {reply.locale ? <Badge tone="outline">{t(`locales.${reply.locale}`)}</Badge> : null}
                  </h2>
                  <p className="line-clamp-2 text-sm wrap-anywhere text-muted-foreground">{reply.body}</p>
                  <p className="text-xs text-subtle-foreground">
                    {t('used', { count: reply.useCount })} · {t('by', { name: reply.owner.name })}
                    {reply.editable ? null : ` · ${t('readOnly')}`}
                  </p>
                </div>
                {reply.editable ? (
                  <div className="flex gap-1">
                    <ReplyDialog
                      key={reply.version}
                      reply={reply}
                      teams={teams}
                      mayShare={mayShare}
                      trigger={
                        <Button variant="ghost" size="icon-sm" aria-label={t('editTitle', { name: reply.name })}>
                          <Pencil aria-hidden />
                        </Button>
                      }
                    />
                    <RemoveReply id={reply.id} name={reply.name} />
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
        ) : (
          <EmptyState title={t('none')} description={t('noneHint')} action={create} />
        )}
      </Card>
    </>
  )
}
