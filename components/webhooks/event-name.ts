import type { Messages } from '@/components/i18n/messages'
import { EVERY_EVENT } from '@/lib/integrations/webhooks/vocabulary'

type EventKey = keyof Messages['webhooks']['events']

interface Texts {
  (key: `events.${EventKey}` | 'table.allEvents'): string
  has: (key: `events.${EventKey}`) => boolean
}

/** What an event is called; one that a later version made, by its own name. */
export function eventName(t: Texts, event: string): string {
  if (event === EVERY_EVENT) return t('table.allEvents')
  const key = `events.${event.replace(/^(incident|problem|webhook)\./, '').replace(/^kb\.article\./, 'article_')}` as `events.${EventKey}`
  return t.has(key) ? t(key) : event
}
