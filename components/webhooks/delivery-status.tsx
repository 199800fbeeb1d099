import { getT } from '@/components/i18n/get-t'
import { Badge, type BadgeProps } from '@/components/ui/badge'
import type { DeliveryStatus } from '@/lib/integrations/webhooks/vocabulary'
import type { Locale } from '@/lib/platform/i18n/locale'

const TONES: Record<DeliveryStatus, BadgeProps['tone']> = { pending: 'info', failed: 'warning', delivered: 'success', dead: 'danger' }

export function DeliveryBadge({ status, locale }: { status: DeliveryStatus; locale: Locale }) {
  return <Badge tone={TONES[status]}>{getT(locale, 'webhooks')(`delivery.status.${status}`)}</Badge>
}
