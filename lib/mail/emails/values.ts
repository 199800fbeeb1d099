import 'server-only'
import { getT } from '@/components/i18n/get-t'
import type { TenantInfo } from '@/lib/platform/context'
import { formatDateTime } from '@/lib/platform/i18n/format'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { SlaMetric } from '@/lib/sla/types'
import { INCIDENT_STATUSES } from '@/lib/incidents/vocabulary'
import { PROBLEM_STATUSES } from '@/lib/problems/vocabulary'
import type { Values } from '../templates/fill'

/** What messages tell of a ticket, whoever they go to. */
export interface MailSubject {
  number: string
  title: string
  status: string
  priority: number
  requester: string
  assignee: string | null
  team: string | null
  descriptionText: string
  descriptionHtml: string
  resolution: string | null
  comment: { bodyText: string; bodyHtml: string } | null
  /** Who did what it is about; null when Farol did. */
  actor: string | null
  sla: { metric: SlaMetric; dueAt: string } | null
}

interface Reader {
  tenant: Pick<TenantInfo, 'name' | 'timezone'>
  locale: Locale
  recipient: string
  url: string | null
}

const PRIORITIES = ['1', '2', '3', '4', '5'] as const

/** What stands in the place of a template's variables, in the reader's language. */
export function valuesFor(subject: MailSubject, { tenant, locale, recipient, url }: Reader): Values {
  const common = getT(locale, 'common')
  const desk = getT(locale, 'desk')
  const priority = PRIORITIES.find((known) => known === String(subject.priority))
  const { comment, sla } = subject
  const due = sla ? formatDateTime(sla.dueAt, { locale, timeZone: tenant.timezone }, 'short') : ''
  return {
    organisation: { text: tenant.name },
    recipient: { text: recipient },
    actor: { text: subject.actor ?? tenant.name },
    'ticket.number': { text: subject.number },
    'ticket.title': { text: subject.title },
    'ticket.status': { text: statusText(subject.status, locale) },
    'ticket.priority': { text: priority ? common(`priority.${priority}`) : '' },
    'ticket.requester': { text: subject.requester },
    'ticket.assignee': { text: subject.assignee ?? '–' },
    'ticket.team': { text: subject.team ?? '–' },
    link: { text: url ?? '', url: true },
    comment: { text: comment?.bodyText ?? '', html: comment?.bodyHtml ?? '' },
    description: { text: subject.descriptionText, html: subject.descriptionHtml },
    resolution: { text: subject.resolution ?? '' },
    'sla.metric': { text: sla ? desk(`clock.metric.${sla.metric}`) : '' },
    'sla.due': { text: due },
  }
}

/** A state in words; one that only problems have, in theirs. */
function statusText(status: string, locale: Locale): string {
  const known = INCIDENT_STATUSES.find((one) => one === status)
  if (known) return getT(locale, 'common')(`status.${known}`)
  const ofProblem = PROBLEM_STATUSES.find((one) => one === status)
  return ofProblem ? getT(locale, 'problems')(`status.${ofProblem}`) : status
}
