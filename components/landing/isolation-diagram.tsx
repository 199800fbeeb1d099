import { Ban, Check } from 'lucide-react'
import type { T } from '@/components/i18n/get-t'
import { CodeBlock } from './code-block'

const policy = `create policy tenant on tickets to farol_app
  using (tenant_id =
    (select current_setting('app.tenant_id')::uuid));`

/** Two organisations, one database, and the wall between them. */
export function IsolationDiagram({ t }: { t: T<'landing'> }) {
  return (
    <div className="min-w-0 space-y-4">
      <div
        role="img"
        aria-label={t('isolation.diagramLabel')}
        className="grid grid-cols-[1fr_auto_1fr] items-stretch gap-3 rounded-xl border border-border bg-surface p-4 shadow-card sm:gap-5 sm:p-6"
      >
        <Organisation name="acme" other="globex" t={t} />
        <span aria-hidden className="w-1.5 rounded-full bg-beam" />
        <Organisation name="globex" other="acme" t={t} />
      </div>
      <CodeBlock title={t('isolation.policy')} code={policy} />
    </div>
  )
}

function Organisation({ name, other, t }: { name: string; other: string; t: T<'landing'> }) {
  return (
    <div aria-hidden className="min-w-0 space-y-2.5 text-xs sm:text-sm">
      <p className="truncate font-semibold">{name}</p>
      <p className="flex items-center gap-2 rounded-md bg-success-subtle px-2.5 py-2 text-success-ink">
        <Check className="size-4 shrink-0" />
        <span className="min-w-0 truncate">
          {t('isolation.sees')} {name}
        </span>
      </p>
      <p className="flex items-center gap-2 rounded-md bg-muted px-2.5 py-2 text-muted-foreground">
        <Ban className="size-4 shrink-0" />
        <span className="min-w-0 truncate">
          {other}: {t('isolation.nothing')}
        </span>
      </p>
    </div>
  )
}
