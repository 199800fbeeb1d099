'use client'

import { useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Checkbox } from '@/components/ui/checkbox'
import { EVERY_EVENT, WEBHOOK_EVENT_GROUPS } from '@/lib/integrations/webhooks/vocabulary'
import { eventName } from './event-name'

type Group = keyof typeof WEBHOOK_EVENT_GROUPS

const groups = Object.keys(WEBHOOK_EVENT_GROUPS) as Group[]

/** Which events an endpoint is told of: all, or those that are ticked. */
export function EventFields({ chosen, error }: { chosen: readonly string[]; error?: string }) {
  const t = useT('webhooks')
  const [all, setAll] = useState(chosen.includes(EVERY_EVENT))
  return (
    <fieldset className="space-y-3" aria-describedby={error ? 'events-error' : undefined}>
      <legend className="text-sm font-medium">{t('fields.events')}</legend>
      <label className="flex gap-2.5 text-sm">
        <Checkbox name="events" value={EVERY_EVENT} checked={all} onChange={(event) => setAll(event.target.checked)} className="mt-0.5" />
        {t('fields.all')}
      </label>
      {all ? null : (
        <div className="grid gap-x-6 gap-y-4 rounded-md border border-border p-4 sm:grid-cols-2">
          {groups.map((group) => (
            <div key={group} role="group" aria-label={t(`groups.${group}`)} className="space-y-2">
              <p className="text-xs font-medium text-muted-foreground">{t(`groups.${group}`)}</p>
              {WEBHOOK_EVENT_GROUPS[group].map((event) => (
                <label key={event} className="flex gap-2.5 text-sm">
                  <Checkbox name="events" value={event} defaultChecked={chosen.includes(event)} className="mt-0.5" />
                  <span className="min-w-0">
                    {eventName(t, event)} <code className="text-xs wrap-anywhere text-muted-foreground">{event}</code>
                  </span>
                </label>
              ))}
            </div>
          ))}
        </div>
      )}
      {error ? (
        <p id="events-error" className="text-xs font-medium text-danger-ink">
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}
