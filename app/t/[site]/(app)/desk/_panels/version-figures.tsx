import { getT } from '@/components/i18n/get-t'
import type { Ctx } from '@/lib/platform/context'
import { formatNumber } from '@/lib/platform/i18n/format'
import { versionFigures } from '@/lib/knowledge/insight/figures'

/** How often each version of an article was read, and what its readers said. For the side of the article's page. */
export async function VersionFigures({ ctx, articleId }: { ctx: Ctx; articleId: string }) {
  const t = getT(ctx.locale, 'deflection')
  const versions = await versionFigures(ctx, articleId)
  const figure = (value: number) => formatNumber(value, ctx.locale)
  return (
    <section aria-labelledby="version-figures" className="space-y-2 text-sm">
      <h2 id="version-figures" className="text-xs font-semibold text-muted-foreground">
        {t('versions.title')}
      </h2>
      {versions.length > 0 ? (
        <div className="overflow-x-auto" role="region" aria-labelledby="version-figures" tabIndex={0}>
          <table className="w-full text-xs tabular-nums [&_td]:py-1 [&_td+td]:text-right [&_th]:py-1 [&_th]:text-left [&_th]:font-medium [&_th]:text-muted-foreground [&_th+th]:text-right">
            <thead>
              <tr>
                <th scope="col">{t('versions.version')}</th>
                <th scope="col">{t('versions.views')}</th>
                <th scope="col">{t('versions.helpful')}</th>
                <th scope="col">{t('versions.unhelpful')}</th>
              </tr>
            </thead>
            <tbody>
              {versions.map(({ id, locale, number, published, views, helpful, unhelpful }) => (
                <tr key={id} className="border-t border-border">
                  <td>
                    {number} {locale}
                    {published ? ` (${t('versions.current')})` : ''}
                  </td>
                  <td>{figure(views)}</td>
                  <td>{figure(helpful)}</td>
                  <td>{figure(unhelpful)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="text-xs text-muted-foreground">{t('versions.none')}</p>
      )}
    </section>
  )
}
