import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { articlesOfTicket } from '@/lib/knowledge/deflection/tickets/queries'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { ArticleActions } from '@/components/knowledge-panel/article-actions'
import { DraftArticle } from '@/components/knowledge-panel/draft-article'
import { UnlinkArticle } from '@/components/knowledge-panel/unlink-article'

interface KnowledgePanelProps {
  ctx: Ctx
  ticket: { id: string; number: string; kind: 'incident' | 'problem' }
  /** Whether the reader may link and unlink. */
  editable: boolean
  /** Whether an article can be begun from it: it is solved. */
  solved: boolean
}

/** The articles of a ticket, and those that may help with it. Nothing for who does not read the knowledge base. */
export async function KnowledgePanel({ ctx, ticket, editable, solved }: KnowledgePanelProps) {
  if (!can(ctx, 'kb.read')) return null
  const t = getT(ctx.locale, 'deflection')
  const { data, likely } = await articlesOfTicket(ctx, ticket.kind, ticket.id)
  return (
    <Card className="space-y-3 p-4 text-sm">
      <h2 className="text-xs font-semibold text-muted-foreground">{t('panel.title')}</h2>
      {data.length > 0 ? (
        <ul className="space-y-2">
          {data.map(({ id, number, title, via, locale }) => (
            <li key={id} className="flex items-start gap-2">
              <ArticleLink number={number} title={title} lang={locale} />
              {via === 'sent' ? <Badge tone="success">{t('panel.viaSent')}</Badge> : null}
              {editable ? (
                <UnlinkArticle ticket={ticket} articleId={id} label={t('panel.unlink', { number })} done={t('panel.unlinked')} />
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted-foreground">{t('panel.none')}</p>
      )}
      {likely.length > 0 ? (
        <div className="space-y-2 border-t border-border pt-3">
          <h3 className="text-xs font-medium text-muted-foreground">{t('panel.likely')}</h3>
          <ul className="space-y-3">
            {likely.map(({ id, number, title, visibility, locale }) => {
              const sendable = visibility === 'public' || visibility === 'requesters'
              return (
                <li key={id} className="space-y-1.5">
                  <ArticleLink number={number} title={title} lang={locale} />
                  {sendable ? null : <Badge tone="outline">{t('panel.internal')}</Badge>}
                  {editable ? (
                    <ArticleActions
                      ticket={ticket}
                      articleId={id}
                      sendable={sendable && ticket.kind === 'incident'}
                      words={{
                        link: t('panel.link'),
                        linked: t('panel.linked'),
                        send: t('panel.send'),
                        sendHint: t('panel.sendHint'),
                        sent: t('panel.sent'),
                      }}
                    />
                  ) : null}
                </li>
              )
            })}
          </ul>
        </div>
      ) : null}
      {editable && solved && can(ctx, 'kb.write') ? (
        <DraftArticle
          ticket={ticket}
          words={{ draft: t('panel.draft'), title: t('panel.draftTitle'), body: t('panel.draftBody'), done: t('panel.draftDone') }}
        />
      ) : null}
    </Card>
  )
}

const ArticleLink = ({ number, title, lang }: { number: string; title: string; lang: string }) => (
  <Link href={`/desk/kb/${number}`} prefetch={false} className="min-w-0 flex-1 wrap-anywhere text-link hover:underline">
    <span className="text-xs tabular-nums">{number}</span> <span lang={lang}>{title}</span>
  </Link>
)
