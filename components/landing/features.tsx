import type { T } from '@/components/i18n/get-t'
import { Section } from './section'

const features = [
  'states',
  'priority',
  'timeline',
  'conversation',
  'import',
  'files',
  'keyboard',
  'selfHost',
] as const

/** What exists today, and nothing else. */
export function Features({ t }: { t: T<'landing'> }) {
  return (
    <Section id="features" title={t('features.title')} body={t('features.body')} className="border-y border-border bg-surface">
      <ul className="mt-10 grid gap-px overflow-hidden rounded-xl border border-border bg-border sm:grid-cols-2 lg:grid-cols-4">
        {features.map((key) => (
          <li key={key} className="bg-surface p-5">
            <span aria-hidden className="block h-1 w-6 rounded-full bg-beam" />
            <h3 className="mt-4 text-base font-semibold">{t(`features.${key}Title`)}</h3>
            <p className="mt-1.5 leading-relaxed text-pretty text-muted-foreground">{t(`features.${key}Body`)}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
