import Link from 'next/link'
import { getT, type T } from '@/components/i18n/get-t'
import { TicketStatusBadge } from '@/components/problems/problem-status'
import { Card } from '@/components/ui/card'
import { OPEN_STATUSES } from '@/lib/incidents/vocabulary'
import type { Locale } from '@/lib/platform/i18n/locale'
import { deskPath } from '@/lib/tickets/vocabulary'
import type { LinkDto, LinkedTicket } from '@/lib/tickets/links/schema'
import { AddRelation } from './add-relation'
import { RemoveRelation, type LinkedKind, type Removable } from './remove-relation'

export interface Relations {
  links: readonly LinkDto[]
  children: readonly LinkedTicket[]
}

interface RelationsPanelProps {
  ticket: { id: string; number: string; kind: LinkedKind; parent?: { number: string } | null }
  relations: Relations
  /** Whether the reader may add and remove. */
  editable: boolean
  locale: Locale
}

const isOpen = (status: string): boolean => OPEN_STATUSES.some((open) => open === status)

/** What a ticket belongs to: its parent, its children with how far they are, and its links. */
export function RelationsPanel({ ticket, relations: { links, children }, editable, locale }: RelationsPanelProps) {
  const t = getT(locale, 'relations')
  const { id, number, kind, parent } = ticket
  const words = { removed: t('removed'), undo: t('undo') }
  const remove = (relation: Removable, label: string) => (editable ? <RemoveRelation relation={relation} label={label} {...words} /> : null)
  const done = children.filter(({ status }) => !isOpen(status)).length
  const kinds = [...new Set(links.map(({ type }) => type))]
  return (
    <Card className="space-y-4 p-4 text-sm">
      <h2 className="text-xs font-semibold text-muted-foreground">{t('title')}</h2>
      {!parent && children.length === 0 && links.length === 0 ? <p className="text-muted-foreground">{t('none')}</p> : null}
      {parent ? (
        <Group label={t('parent')}>
          <li className="flex items-center gap-2">
            <TicketLink kind={kind} number={parent.number} />
            <span className="flex-1" />
            {remove({ kind: 'parent', childId: id, parent: parent.number }, t('removeParent', { number: parent.number }))}
          </li>
        </Group>
      ) : null}
      {children.length > 0 ? (
        <div>
          <Group label={t('children')}>
            {children.map((child) => (
              <Row key={child.id} ticket={{ ...child, kind }} locale={locale}>
                {remove({ kind: 'parent', childId: child.id, parent: number }, t('removeChild', { number: child.number }))}
              </Row>
            ))}
          </Group>
          <Progress done={done} total={children.length} t={t} />
        </div>
      ) : null}
      {kinds.map((type) => (
        <Group key={type} label={t(`relation.${type}`)}>
          {links
            .filter((link) => link.type === type)
            .map((link) => (
              <Row key={link.id} ticket={{ ...link.ticket, kind }} locale={locale}>
                {remove(
                  { kind: 'link', linkId: link.id, ticket: { id, kind }, type, target: link.ticket.number },
                  t('removeLink', { number: link.ticket.number }),
                )}
              </Row>
            ))}
        </Group>
      ))}
      {editable ? <AddRelation ticket={{ id, number, kind }}>{t('add')}</AddRelation> : null}
    </Card>
  )
}

function Group({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 text-xs font-medium text-muted-foreground">{label}</h3>
      <ul aria-label={label} className="space-y-1.5">
        {children}
      </ul>
    </section>
  )
}

function Row({ ticket, locale, children }: { ticket: LinkedTicket & { kind: LinkedKind }; locale: Locale; children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <TicketLink kind={ticket.kind} number={ticket.number} />
          <TicketStatusBadge ticket={ticket} locale={locale} />
        </span>
        <span className="block truncate text-xs text-muted-foreground">{ticket.title}</span>
      </span>
      {children}
    </li>
  )
}

const TicketLink = ({ kind, number }: { kind: LinkedKind; number: string }) => (
  <Link href={deskPath(kind, number)} prefetch={false} className="font-medium text-link tabular-nums hover:underline">
    {number}
  </Link>
)

function Progress({ done, total, t }: { done: number; total: number; t: T<'relations'> }) {
  const text = t('progress', { done, total })
  return (
    <div className="mt-2 space-y-1">
      <progress value={done} max={total} aria-label={text} className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-muted accent-success [&::-moz-progress-bar]:bg-success [&::-webkit-progress-bar]:bg-muted [&::-webkit-progress-value]:bg-success" />
      <p className="text-xs text-muted-foreground tabular-nums">{text}</p>
    </div>
  )
}
