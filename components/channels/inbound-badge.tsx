import { getT } from '@/components/i18n/get-t'
import { Badge, type BadgeProps } from '@/components/ui/badge'
import type { InboundDto } from '@/lib/channels/email/schema'
import type { Locale } from '@/lib/platform/i18n/locale'

const TONES: Record<InboundDto['status'], BadgeProps['tone']> = { received: 'info', done: 'success', ignored: 'neutral', failed: 'danger' }

/** What became of a message, in a word. */
export function InboundBadge({ mail, locale }: { mail: InboundDto; locale: Locale }) {
  const t = getT(locale, 'channels')
  const tone = mail.outcome === 'rejected' || mail.outcome === 'bounce' ? 'warning' : TONES[mail.status]
  return <Badge tone={tone}>{mail.outcome ? t(`inbound.outcomes.${mail.outcome}`) : t(`inbound.statuses.${mail.status}`)}</Badge>
}
