import { formatDateTime, type Place } from '@/lib/platform/i18n/format'
import type { useT } from '@/components/i18n/use-t'
import type { NotificationDto } from '@/lib/notifications/schema'
import { SLA_METRICS } from '@/lib/sla/types'

/** A notice in words: what it is about, what happened, and where it leads. */
export interface NotificationText {
  subject: string
  happened: string
  href?: string
  tone: 'warning' | 'danger' | 'neutral'
}

interface Reader extends Place {
  /** Where they see tickets. */
  ticketsPath: string
}

/** What people do, with who did it. */
const DONE = [
  'received', 'assigned', 'public_reply', 'requester_replied', 'status_changed', 'resolved', 'closed', 'problem_opened', 'problem_closed', 'mention',
] as const

const KNOWLEDGE = ['kb_review_requested', 'kb_review_commented', 'kb_review_approved', 'kb_review_changes', 'kb_review_due', 'kb_expired'] as const

export function notificationText(t: ReturnType<typeof useT<'desk'>>, { type, data }: NotificationDto, reader: Reader): NotificationText {
  const number = textIn(data.number)
  const about = {
    subject: [number, textIn(data.title)].filter(Boolean).join(' · '),
    ...(number ? { href: `${number.startsWith('PRB-') ? '/desk/problems' : reader.ticketsPath}/${number}` } : {}),
  }
  const done = DONE.find((known) => known === type)
  if (done) return { ...about, happened: t(`notifications.${done}`, { actor: textIn(data.actor) || 'Farol' }), tone: 'neutral' }
  if (type === 'webhook_disabled') return { ...about, ...webhookDisabled(t, data) }
  if (type.startsWith('kb_')) return ofArticle(t, type, data)
  if (type !== 'sla_warning' && type !== 'sla_breach') return { ...about, happened: t('notifications.other'), tone: 'neutral' }
  const metric = SLA_METRICS.find((known) => known === data.metric)
  const due = textIn(data.dueAt)
  const happened = t(`notifications.${type}`, {
    metric: metric ? t(`clock.metric.${metric}`) : t('queue.sla'),
    at: due && !Number.isNaN(Date.parse(due)) ? formatDateTime(due, reader, 'short') : '…',
  })
  return { ...about, happened, tone: type === 'sla_breach' ? 'danger' : 'warning' }
}

/** An endpoint of the organisation was turned off by Farol; it leads to where it is turned on again. */
function webhookDisabled(t: ReturnType<typeof useT<'desk'>>, { webhookId, reason }: NotificationDto['data']): Omit<NotificationText, 'subject'> {
  const happened = t(reason === 'gone' ? 'notifications.webhook_gone' : 'notifications.webhook_failing')
  const id = textIn(webhookId)
  return { happened, tone: 'danger', ...(id ? { href: `/admin/webhooks/${encodeURIComponent(id)}` } : {}) }
}

/** An article that is to be reviewed, was, or is out of date. */
function ofArticle(t: ReturnType<typeof useT<'desk'>>, type: string, data: NotificationDto['data']): NotificationText {
  const outcome = data.decision === 'approved' ? 'kb_review_approved' : 'kb_review_changes'
  const known = KNOWLEDGE.find((one) => one === (type === 'kb_review_decided' ? outcome : type))
  const [number, review] = [textIn(data.article), textIn(data.reviewId)]
  return {
    subject: [number, textIn(data.title)].filter(Boolean).join(' · '),
    happened: known ? t(`notifications.${known}`, { actor: textIn(data.actor) || 'Farol' }) : t('notifications.other'),
    href: review ? `/desk/kb/reviews/${encodeURIComponent(review)}` : `/desk/kb/${encodeURIComponent(number)}`,
    tone: type === 'kb_review_due' || type === 'kb_expired' ? 'warning' : 'neutral',
  }
}

const textIn = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
