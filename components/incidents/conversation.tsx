import { Lock, Mail } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { RichText } from '@/components/shared/rich-text'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import type { Originals } from '@/lib/channels/email/originals'
import type { IncidentDto } from '@/lib/incidents/schema'
import type { Place } from '@/lib/platform/i18n/format'
import type { AttachmentDto, CommentDto } from '@/lib/tickets/schema'
import type { MergedPart } from '@/lib/tickets/merge/schema'
import { DescriptionEditor } from './description-editor'
import { FileLinks } from './file-links'

interface ConversationProps {
  incident: IncidentDto
  comments: readonly CommentDto[]
  /** What was merged into it. */
  merged: readonly MergedPart[]
  /** Those that came with no message. */
  files: readonly AttachmentDto[]
  /** The messages that came by mail. */
  originals: Originals
  place: Place
}

/** The description and all that was said since, the oldest first. */
export function Conversation({ incident, comments, merged, files, originals, place }: ConversationProps) {
  const t = getT(place.locale)
  const { requester } = incident
  const requesters = new Map([[incident.id, requester.id], ...merged.map((part) => [part.id, part.requester.id] as const)])
  const said = [...merged, ...comments].toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  return (
    <div className="space-y-3">
      <Message
        author={requester.name}
        tag={t('common.field.requester')}
        original={originals.opened.get(incident.id)}
        at={incident.createdAt}
        place={place}
        label={t('desk.ticket.description', { name: requester.name })}
      >
        <DescriptionEditor>
          {incident.descriptionHtml ? (
            <RichText html={incident.descriptionHtml} />
          ) : (
            <p className="text-sm text-muted-foreground">{t('desk.ticket.noDescription')}</p>
          )}
        </DescriptionEditor>
        <FileLinks files={files} locale={place.locale} />
      </Message>
      {said.map((item) => {
        if ('requester' in item) return <Opening key={item.id} part={item} original={originals.opened.get(item.id)} place={place} />
        const fromRequester = item.author?.id === requesters.get(item.origin?.id ?? incident.id)
        return <Said key={item.id} comment={item} fromRequester={fromRequester} original={originals.comments.get(item.id)} place={place} />
      })}
    </div>
  )
}

/** What a ticket began with that was merged into this one. */
function Opening({ part, original, place }: { part: MergedPart; original: string | undefined; place: Place }) {
  const t = getT(place.locale)
  const { number, requester } = part
  return (
    <Message
      author={requester.name}
      tag={t('common.field.requester')}
      origin={number}
      original={original}
      at={part.createdAt}
      place={place}
      label={t('relations.mergedDescription', { name: requester.name, number })}
    >
      <p className="mb-1 font-medium">{part.title}</p>
      {part.descriptionHtml ? <RichText html={part.descriptionHtml} /> : <p className="text-sm text-muted-foreground">{t('desk.ticket.noDescription')}</p>}
    </Message>
  )
}

interface SaidProps {
  comment: CommentDto
  fromRequester: boolean
  original: string | undefined
  place: Place
}

function Said({ comment, fromRequester, original, place }: SaidProps) {
  const t = getT(place.locale)
  const internal = comment.visibility === 'internal'
  const author = comment.author?.name ?? t('common.brand')
  return (
    <Message
      author={author}
      tag={fromRequester ? t('common.field.requester') : undefined}
      origin={comment.origin?.number}
      original={original}
      internal={internal ? t('desk.composer.note') : undefined}
      mirrored={!fromRequester}
      at={comment.createdAt}
      place={place}
      label={t(internal ? 'desk.ticket.noteBy' : 'desk.ticket.messageBy', { name: author })}
    >
      <RichText html={comment.bodyHtml} />
      <FileLinks files={comment.attachments} locale={place.locale} />
    </Message>
  )
}

interface MessageProps {
  author: string
  tag?: string
  /** The number of the merged ticket that it was addressed to. */
  origin?: string
  /** The id of the mail that it came by. */
  original?: string | undefined
  /** The word for an internal note, when it is one. */
  internal?: string
  /** Written at the desk: on the other side than what the requester says. */
  mirrored?: boolean
  at: string
  place: Place
  label: string
  children: ReactNode
}

function Message({ author, tag, origin, original, internal, mirrored, at, place, label, children }: MessageProps) {
  return (
    <article
      aria-label={label}
      className={cn(
        'rounded-lg border px-4 py-3 shadow-card',
        internal ? 'border-dashed border-warning-line bg-warning-subtle' : mirrored ? 'border-info-line bg-info-subtle/60' : 'border-border bg-surface',
        mirrored && 'sm:ml-10',
        !mirrored && 'sm:mr-10',
      )}
    >
      <header className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <Avatar name={author} size="md" />
        <span className="font-semibold">{author}</span>
        {tag ? <Badge tone="outline">{tag}</Badge> : null}
        {origin ? (
          <Link href={`/desk/incidents/${origin}`} prefetch={false}>
            <Badge tone="info">{getT(place.locale)('relations.origin', { number: origin })}</Badge>
          </Link>
        ) : null}
        {original ? <OriginalLink id={original} label={getT(place.locale)('incidents.timeline.original')} /> : null}
        {internal ? (
          <Badge tone="warning" className="border border-warning-line">
            <Lock aria-hidden />
            {internal}
          </Badge>
        ) : null}
        <DateTime value={at} place={place} style="short" className="ml-auto text-xs text-muted-foreground" />
      </header>
      {children}
    </article>
  )
}

/** The mail as it came, with its history and all that was cut. */
function OriginalLink({ id, label }: { id: string; label: string }) {
  return (
    <a
      href={`/desk/mail/${id}/original`}
      download
      title={label}
      aria-label={label}
      className="inline-flex size-6 items-center justify-center rounded text-muted-foreground hover:text-foreground"
    >
      <Mail aria-hidden className="size-4" />
    </a>
  )
}
