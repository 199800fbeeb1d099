import { Paperclip } from 'lucide-react'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { LiveRefresh } from '@/components/live/live-refresh'
import { PageHeader } from '@/components/shared/page-header'
import { RichText } from '@/components/shared/rich-text'
import { StatusBadge } from '@/components/shared/status-badge'
import { Alert } from '@/components/ui/alert'
import { Avatar } from '@/components/ui/avatar'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import type { IncidentDto } from '@/lib/incidents/schema'
import { formatBytes, formatDateTime, type Place } from '@/lib/platform/i18n/format'
import type { AttachmentDto, CommentDto, TimelineEntryDto } from '@/lib/tickets/schema'
import { PortalTimeline } from './portal-timeline'
import { ReplyForm } from './reply-form'
import type { ReplyNotice } from './reply-notice'

interface PortalTicketProps {
  incident: IncidentDto
  comments: readonly CommentDto[]
  timeline: readonly TimelineEntryDto[]
  attachments: readonly AttachmentDto[]
  me: string | null
  notice: ReplyNotice
  /** The number of the ticket that stands for it, when the reader may see that. */
  mergedInto: string | null
  place: Place
  maxBytes: number
}

export function PortalTicket({ incident, comments, timeline, attachments, me, notice, mergedInto, place, maxBytes }: PortalTicketProps) {
  const t = getT(place.locale, 'portal')
  const common = getT(place.locale, 'common')
  const mine = incident.requester.id === me
  return (
    <>
      <LiveRefresh ids={[incident.id]} />
      <PageHeader
        title={incident.title}
        breadcrumb={{ label: t('title'), crumbs: [{ label: t('nav.tickets'), href: '/portal' }, { label: incident.number }] }}
        description={
          <>
            {t('ticket.openedOn')} <DateTime value={incident.createdAt} place={place} />
            {mine ? null : <span className="block">{t('ticket.watching', { name: incident.requester.name })}</span>}
          </>
        }
        actions={<StatusBadge status={incident.status} label={common(`status.${incident.status}`)} />}
      />
      {incident.mergedInto ? (
        <Alert tone="info" className="mb-5">
          {mergedInto
            ? t.rich('ticket.merged', {
                number: () => (
                  <Link href={`/portal/tickets/${mergedInto}`} className="font-medium text-link hover:underline">
                    {mergedInto}
                  </Link>
                ),
              })
            : t('ticket.mergedElsewhere')}
        </Alert>
      ) : null}
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_15rem]">
        <div className="min-w-0 space-y-4">
          <h2 className="sr-only">{t('ticket.conversation')}</h2>
          <Message author={incident.requester.name} mine={mine} label={t('ticket.yourReport')} at={incident.createdAt} place={place}>
            {incident.descriptionHtml ? <RichText html={incident.descriptionHtml} /> : <p>{incident.title}</p>}
            <Files files={attachments} place={place} />
          </Message>
          {comments.map((comment) => {
            const own = comment.author?.id === me
            const label = own ? t('ticket.you') : comment.author?.id === incident.requester.id ? undefined : t('ticket.support')
            return (
              <Message key={comment.id} author={comment.author?.name ?? 'Farol'} mine={own} label={label} at={comment.createdAt} place={place}>
                <RichText html={comment.bodyHtml} />
                <Files files={comment.attachments} place={place} />
              </Message>
            )
          })}
          {incident.resolution ? (
            <Card className="border-success-line bg-success-subtle p-4 text-sm">
              <h2 className="mb-1 font-semibold text-success-ink">{t('ticket.resolution')}</h2>
              <p className="whitespace-pre-line">{incident.resolution}</p>
            </Card>
          ) : null}
          <ReplyForm
            ticket={incident.number}
            notice={notice}
            until={notice.kind === 'reopens' ? formatDateTime(notice.until, place) : ''}
            maxBytes={maxBytes}
          />
        </div>
        <aside className="space-y-5 text-sm lg:border-l lg:border-border lg:pl-6">
          <dl className="grid grid-cols-2 gap-4 lg:grid-cols-1">
            <Fact term={t('ticket.assignee')}>{incident.assignee?.name ?? t('ticket.nobody')}</Fact>
            {incident.category ? <Fact term={t('ticket.category')}>{incident.category.name}</Fact> : null}
          </dl>
          <PortalTimeline entries={timeline} place={place} />
        </aside>
      </div>
    </>
  )
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="space-y-0.5">
      <dt className="text-xs text-muted-foreground">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface MessageProps {
  author: string
  mine: boolean
  label?: string | undefined
  at: string
  place: Place
  children: React.ReactNode
}

function Message({ author, mine, label, at, place, children }: MessageProps) {
  return (
    <article className={cn('rounded-lg border border-border bg-surface p-4 shadow-card sm:p-5', mine && 'border-info-line bg-selected')}>
      <header className="mb-3 flex items-center gap-2.5 text-sm">
        <Avatar name={author} size="md" />
        <span className="min-w-0 flex-1 truncate">
          <span className="font-medium">{author}</span>
          {label ? <span className="text-muted-foreground"> · {label}</span> : null}
        </span>
        <DateTime value={at} place={place} style="short" className="text-xs text-muted-foreground" />
      </header>
      {children}
    </article>
  )
}

function Files({ files, place }: { files: readonly AttachmentDto[]; place: Place }) {
  if (files.length === 0) return null
  const t = getT(place.locale, 'portal')
  return (
    <ul aria-label={t('ticket.files')} className="mt-3 flex flex-wrap gap-2">
      {files.map((file) => (
        <li key={file.id} className="min-w-0">
          <a
            href={`/files/${file.id}`}
            download
            className="flex items-center gap-2 rounded-md border border-border bg-surface px-2.5 py-1.5 text-xs hover:bg-accent"
          >
            <Paperclip aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
            <span className="truncate">{file.fileName}</span>
            <span className="text-muted-foreground tabular-nums">{formatBytes(file.size, place.locale)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
