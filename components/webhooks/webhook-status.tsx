import { getT } from '@/components/i18n/get-t'
import { Badge, type BadgeProps } from '@/components/ui/badge'
import type { WebhookDto } from '@/lib/integrations/webhooks/schema'
import type { Locale } from '@/lib/platform/i18n/locale'

type State = 'ok' | 'new' | 'failing' | 'resting' | 'off'

const TONES: Record<State, BadgeProps['tone']> = { ok: 'success', new: 'neutral', failing: 'warning', resting: 'danger', off: 'neutral' }

type Health = Pick<WebhookDto, 'active' | 'failures' | 'restUntil' | 'lastSuccessAt'>

/** How an endpoint is doing, in a word. */
function stateOf({ active, failures, restUntil, lastSuccessAt }: Health): State {
  if (!active) return 'off'
  if (restUntil) return 'resting'
  if (failures > 0) return 'failing'
  return lastSuccessAt ? 'ok' : 'new'
}

export function WebhookStatus({ webhook, locale }: { webhook: Health; locale: Locale }) {
  const state = stateOf(webhook)
  return <Badge tone={TONES[state]}>{getT(locale, 'webhooks')(`status.${state}`)}</Badge>
}
