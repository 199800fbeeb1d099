import { getT } from '@/components/i18n/get-t'
import type { Messages } from '@/components/i18n/messages'
import type { InboundDetailDto } from '@/lib/channels/email/schema'
import type { Locale } from '@/lib/platform/i18n/locale'

type Decision = keyof Messages['channels']['inbound']['decisions']
type Fact = keyof Messages['channels']['inbound']['facts']

/** The flight recorder of a message: each step, what it decided, and the facts that made it. */
export function Recorder({ steps, locale }: { steps: InboundDetailDto['steps']; locale: Locale }) {
  const t = getT(locale, 'channels')
  return (
    <ol className="divide-y divide-border">
      {steps.map(({ step, decision, facts }, index) => (
        <li key={index} className="grid gap-x-4 gap-y-1 px-4 py-3 text-sm sm:grid-cols-[9rem_minmax(0,1fr)]">
          <span className="font-medium">{t(`inbound.steps.${step}`)}</span>
          <div className="min-w-0">
            <p>{t(`inbound.decisions.${decision as Decision}`)}</p>
            {facts ? (
              <p className="text-xs break-words text-muted-foreground">
                {Object.entries(facts).map(([name, value]) => (
                  <span key={name} className="mr-3 inline-block">
                    {t(`inbound.facts.${name as Fact}`)}: <code>{value === null ? '—' : String(value)}</code>
                  </span>
                ))}
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
