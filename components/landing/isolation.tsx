import type { T } from '@/components/i18n/get-t'
import { IsolationDiagram } from './isolation-diagram'
import { Section } from './section'

const steps = [1, 2, 3] as const

/** How one organisation's data is kept from another's. */
export function Isolation({ t }: { t: T<'landing'> }) {
  return (
    <Section id="isolation" title={t('isolation.title')} body={t('isolation.body')}>
      <div className="mt-10 grid gap-10 lg:grid-cols-2 lg:gap-16">
        <ol className="space-y-7">
          {steps.map((step) => (
            <li key={step} className="flex gap-4">
              <span
                aria-hidden
                className="flex size-8 shrink-0 items-center justify-center rounded-full bg-primary text-sm font-bold text-primary-foreground"
              >
                {step}
              </span>
              <div>
                <h3 className="pt-1 text-base font-semibold">{t(`isolation.step${step}Title`)}</h3>
                <p className="mt-1 leading-relaxed text-pretty text-muted-foreground">{t(`isolation.step${step}Body`)}</p>
              </div>
            </li>
          ))}
        </ol>
        <IsolationDiagram t={t} />
      </div>
    </Section>
  )
}
