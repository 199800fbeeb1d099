import { Check } from 'lucide-react'
import type { T } from '@/components/i18n/get-t'
import { CodeBlock } from './code-block'
import { Section } from './section'

const points = [1, 2, 3, 4] as const

const request = (host: string, title: string) => `curl ${host}/api/v1/incidents \\
  -H "Authorization: Bearer $FAROL_KEY" \\
  -H "Idempotency-Key: 7d1c9e52" \\
  -H "Content-Type: application/json" \\
  -d '{
    "title": "${title}",
    "impact": "medium",
    "urgency": "high"
  }'`

const response = (title: string) => `HTTP/1.1 201 Created
Location: /api/v1/incidents/INC-000481

{
  "number": "INC-000481",
  "title": "${title}",
  "status": "new",
  "priority": 2,
  "version": 1,
  …
}`

/** @param origin of an example organisation: `https://acme.example.com` */
export function Developers({ t, origin }: { t: T<'landing'>; origin: string }) {
  const title = t('developers.exampleTitle')
  return (
    <Section
      id="developers"
      title={t('developers.title')}
      body={t('developers.body')}
      className="border-y border-border bg-surface"
    >
      <ul className="mt-8 grid gap-x-10 gap-y-3 sm:grid-cols-2">
        {points.map((point) => (
          <li key={point} className="flex gap-2.5">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-success-ink" />
            <span className="min-w-0 wrap-anywhere">{t(`developers.point${point}`)}</span>
          </li>
        ))}
      </ul>
      <div className="mt-8 grid gap-4 lg:grid-cols-2">
        <CodeBlock title={t('developers.request')} code={request(origin, title)} />
        <CodeBlock title={t('developers.response')} code={response(title)} />
      </div>
    </Section>
  )
}
