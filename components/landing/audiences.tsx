import { Headset, MessageCircleQuestion, Plug, ShieldCheck } from 'lucide-react'
import type { T } from '@/components/i18n/get-t'
import { Section } from './section'

const audiences = [
  { key: 'agent', icon: Headset },
  { key: 'requester', icon: MessageCircleQuestion },
  { key: 'admin', icon: ShieldCheck },
  { key: 'integrator', icon: Plug },
] as const

export function Audiences({ t }: { t: T<'landing'> }) {
  return (
    <Section title={t('audiences.title')}>
      <ul className="mt-10 grid gap-x-12 gap-y-9 sm:grid-cols-2">
        {audiences.map(({ key, icon: Icon }) => (
          <li key={key} className="flex gap-4">
            <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-selected text-link">
              <Icon aria-hidden className="size-5" />
            </span>
            <div>
              <h3 className="text-base font-semibold">{t(`audiences.${key}Title`)}</h3>
              <p className="mt-1 leading-relaxed text-pretty text-muted-foreground">{t(`audiences.${key}Body`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
