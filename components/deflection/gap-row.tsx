import Link from 'next/link'
import { getT, type T } from '@/components/i18n/get-t'
import { buttonVariants } from '@/components/ui/button'
import type { Gap } from '@/lib/knowledge/insight/schema'
import type { Locale } from '@/lib/platform/i18n/locale'
import { DismissGap } from './dismiss-gap'

/** One gap: what it is, how large, and what can be done about it. */
export function GapRow({ gap, locale }: { gap: Gap; locale: Locale }) {
  const t = getT(locale, 'deflection')
  const { title, detail, note, href, todo } = shown(t, gap)
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium wrap-anywhere">{title}</p>
        <p className="text-xs text-muted-foreground">{detail}</p>
        {note ? <p className="mt-1 text-xs wrap-anywhere">{note}</p> : null}
      </div>
      <div className="flex gap-2">
        <Link href={href} prefetch={false} className={buttonVariants({ variant: 'outline', size: 'sm' })}>
          {todo}
        </Link>
        <DismissGap kind={gap.kind} gapKey={gap.key} title={title} label={t('insights.dismiss')} done={t('insights.dismissed')} />
      </div>
    </li>
  )
}

interface Shown {
  title: string
  detail: string
  note?: string
  href: string
  todo: string
}

function shown(t: T<'deflection'>, gap: Gap): Shown {
  const create = (title: string) => ({ href: `/desk/kb/new?title=${encodeURIComponent(title)}`, todo: t('insights.create') })
  const review = (number: string) => ({ href: `/desk/kb/${number}`, todo: t('insights.review') })
  switch (gap.kind) {
    case 'search':
      return { title: gap.query, detail: t('insights.searches', { missed: gap.withoutResult, all: gap.searches }), ...create(gap.query) }
    case 'category':
      return { title: gap.name, detail: t('insights.solved', { missed: gap.withoutArticle, all: gap.solved }), ...create(gap.name) }
    case 'feedback':
      return {
        title: `${gap.number} · ${gap.title}`,
        detail: t('insights.votes', { bad: gap.unhelpful, good: gap.helpful }),
        ...(gap.comment ? { note: t('insights.comment', { comment: gap.comment }) } : {}),
        ...review(gap.number),
      }
    case 'reopened':
      return { title: `${gap.number} · ${gap.title}`, detail: t('insights.tickets', { count: gap.tickets }), ...review(gap.number) }
  }
}
