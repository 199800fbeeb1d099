import { Lightbulb } from 'lucide-react'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { RichText } from '@/components/shared/rich-text'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { offerKnownErrors } from '@/lib/problems/known-errors/offer'
import { KnownErrorActions } from '@/components/known-errors/actions'
import { reasonsText } from '@/components/known-errors/reasons'

/** The known errors that an incident is likely about; nothing when there is none. */
export async function KnownErrorsPanel({ ctx, incident }: { ctx: Ctx; incident: { id: string; number: string } }) {
  if (!can(ctx, 'problem.read')) return null
  const offered = await offerKnownErrors(ctx, incident.id)
  if (offered.length === 0) return null
  const t = getT(ctx.locale, 'knownErrors')
  return (
    <section aria-labelledby="known-errors" className="space-y-3 rounded-lg border border-warning-line bg-warning-subtle p-4 text-sm">
      <div>
        <h2 id="known-errors" className="flex items-center gap-2 font-semibold text-warning-ink">
          <Lightbulb aria-hidden className="size-4" />
          {t('panel.title')}
        </h2>
        <p className="mt-1 text-xs">{t('panel.lead')}</p>
      </div>
      <ul className="space-y-3">
        {offered.map(({ problemId, number, title, workaroundHtml, because }) => (
          <li key={problemId} className="space-y-2 border-t border-warning-line pt-3">
            <Link href={`/desk/problems/${number}`} prefetch={false} className="block font-medium wrap-anywhere text-link hover:underline">
              <span className="tabular-nums">{number}</span> · {title}
            </Link>
            <p className="text-xs">{reasonsText(t, because, ctx.locale)}</p>
            <details className="text-xs">
              <summary className="cursor-pointer font-medium">{t('panel.show')}</summary>
              <RichText html={workaroundHtml} className="mt-1.5 text-sm" />
            </details>
            {can(ctx, 'problem.manage') ? (
              <KnownErrorActions
                problemId={problemId}
                incident={incident}
                words={{
                  use: t('panel.use'),
                  useHint: t('panel.useHint', { number: number ?? '' }),
                  used: t('panel.used', { number: number ?? '' }),
                  dismiss: t('panel.dismiss'),
                  dismissHint: t('panel.dismissHint', { number: number ?? '' }),
                  dismissed: t('panel.dismissed', { number: number ?? '' }),
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
