import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import type { Place } from '@/lib/platform/i18n/format'

interface Listed {
  id: string
  /** Messages about one ticket to one address are a conversation. */
  ticketId: string | null
  toAddress: string
  subject: string
  createdAt: Date
}

interface ThreadListProps {
  messages: readonly Listed[]
  place: Place
  now: Date
}

/** Messages, the newest first, as a program for mail shows them: a conversation stands where its newest message is. */
export function ThreadList({ messages, place, now }: ThreadListProps) {
  const threads = [...Map.groupBy(messages, ({ id, ticketId, toAddress }) => (ticketId ? `${ticketId} ${toAddress}` : id)).values()]
  return (
    <ul className="divide-y divide-border">
      {threads.map((thread) => (
        <li key={thread[0]?.id}>
          <Thread thread={thread} place={place} now={now} />
        </li>
      ))}
    </ul>
  )
}

function Thread({ thread, place, now }: { thread: readonly Listed[]; place: Place; now: Date }) {
  const [newest, ...older] = thread
  if (!newest) return null
  return (
    <>
      <Row message={newest} place={place} now={now} />
      {older.length > 0 ? (
        <details className="border-t border-border/60 bg-surface-sunken pl-4">
          <summary className="cursor-pointer px-4 py-2 text-xs text-muted-foreground sm:px-5">
            {getT(place.locale, 'tenants')('mailbox.thread', { count: older.length })}
          </summary>
          {older.map((message) => (
            <Row key={message.id} message={message} place={place} now={now} />
          ))}
        </details>
      ) : null}
    </>
  )
}

function Row({ message: { id, toAddress, subject, createdAt }, place, now }: { message: Listed; place: Place; now: Date }) {
  return (
    <div className="relative flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 px-4 py-3 text-sm hover:bg-accent/60 sm:px-5">
      <span className="min-w-0">
        <Link href={`/dev/mailbox/${id}`} prefetch={false} className="font-medium wrap-anywhere after:absolute after:inset-0">
          {subject}
        </Link>
        <span className="block truncate text-muted-foreground">{toAddress}</span>
      </span>
      <DateTime value={createdAt} place={place} relativeTo={now} className="text-xs text-muted-foreground" />
    </div>
  )
}
