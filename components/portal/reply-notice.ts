import { requesterReplyEffect } from '@/lib/incidents/rules'
import type { IncidentDto } from '@/lib/incidents/schema'

/** What a reply would do, to say so before it is written. */
export type ReplyNotice = { kind: 'none' } | { kind: 'waiting' } | { kind: 'reopens'; until: string } | { kind: 'followsUp' }

export function replyNotice(incident: IncidentDto, now: Date, reopenDays: number): ReplyNotice {
  // What stands for it takes the reply: what that does is told over there.
  if (incident.mergedInto) return { kind: 'none' }
  const resolvedAt = incident.resolvedAt ? new Date(incident.resolvedAt) : null
  const { status, holdReason } = incident
  switch (requesterReplyEffect({ status, holdReason, resolvedAt }, now, reopenDays)) {
    case 'none':
      return { kind: 'none' }
    case 'resume':
      return { kind: 'waiting' }
    case 'follow_up':
      return { kind: 'followsUp' }
    case 'reopen':
      return { kind: 'reopens', until: new Date((resolvedAt ?? now).getTime() + reopenDays * 86_400_000).toISOString() }
  }
}
