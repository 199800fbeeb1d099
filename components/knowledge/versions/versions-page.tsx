import { RotateCcw } from 'lucide-react'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Badge } from '@/components/ui/badge'
import { Button, buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Select } from '@/components/ui/select'
import { restoreVersionAction } from '@/lib/knowledge/actions/drafts'
import type { ArticleDto } from '@/lib/knowledge/articles/schema'
import type { DiffDto, VersionDto } from '@/lib/knowledge/versions/schema'
import type { Ctx } from '@/lib/platform/context'
import { formatDateTime } from '@/lib/platform/i18n/format'
import type { Locale } from '@/lib/platform/i18n/locale'
import { type DiffLayout, DiffView } from '../diff/diff-view'
import { LanguageTabs } from '../language-tabs'
import { ToldButton } from '../told-button'

interface VersionsPageProps {
  ctx: Ctx
  article: ArticleDto
  shown: Locale
  versions: readonly VersionDto[]
  /** What is compared; `to` empty: the draft. */
  compared: { from: string; to: string; layout: DiffLayout }
  diff: DiffDto
}

/** What an article has said in a language, and what changed between two of its texts. */
export function VersionsPage({ ctx, article, shown, versions, compared, diff }: VersionsPageProps) {
  const t = getT(ctx.locale, 'knowledge')
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  const path = `/desk/kb/${article.number}`
  const option = ({ id, number }: VersionDto) => (
    <option key={id} value={id}>
      {t('versions.number', { number })}
    </option>
  )
  return (
    <>
      <PageHeader
        title={t('versions.title')}
        description={t('versions.lead', { locale: t(`locale.${shown}`) })}
        breadcrumb={{ label: t('title'), crumbs: [{ label: t('title'), href: '/desk/kb' }, { label: article.number, href: path }, { label: t('versions.title') }] }}
        actions={
          article.archivedAt ? null : (
            <Link href={`${path}/edit?locale=${shown}`} prefetch={false} className={buttonVariants({ variant: 'outline' })}>
              {t('article.edit')}
            </Link>
          )
        }
      />
      <div className="mb-4 empty:hidden">
        <LanguageTabs article={article} shown={shown} locale={ctx.locale} hrefOf={(locale) => `${path}/versions?locale=${locale}`} />
      </div>
      {versions.length === 0 ? (
        <Card>
          <EmptyState title={t('versions.none')} description={t('versions.noneHint')} />
        </Card>
      ) : (
        <div className="grid items-start gap-5 lg:grid-cols-[20rem_minmax(0,1fr)]">
          <Card>
            <ul className="divide-y divide-border">
              {versions.map(({ id, number, title, note, published, createdBy, createdAt }) => {
                const date = formatDateTime(createdAt, place)
                return (
                  <li key={id} className="space-y-1 px-4 py-3 text-sm">
                    <p className="flex flex-wrap items-center gap-2 font-medium">
                      <Link href={`${path}/versions?locale=${shown}&from=${id}`} prefetch={false} className="text-link hover:underline">
                        {t('versions.number', { number })}
                      </Link>
                      {published ? <Badge tone="success">{t('versions.current')}</Badge> : null}
                    </p>
                    <p className="wrap-anywhere">{title}</p>
                    {note ? <p className="wrap-anywhere text-muted-foreground">{note}</p> : null}
                    <p className="text-xs text-muted-foreground">{createdBy ? t('versions.by', { name: createdBy.name, date }) : t('versions.byNobody', { date })}</p>
                    {article.archivedAt ? null : (
                      <ToldButton
                        variant="outline"
                        size="sm"
                        action={restoreVersionAction.bind(null, article.id, id)}
                        success={t('versions.restored', { number })}
                        confirm={{ title: t('versions.restoreTitle', { number }), text: t('versions.restoreText'), label: t('versions.restore'), tone: 'primary' }}
                      >
                        <RotateCcw aria-hidden />
                        {t('versions.restore')}
                      </ToldButton>
                    )}
                  </li>
                )
              })}
            </ul>
          </Card>
          <Card className="min-w-0 overflow-hidden">
            <form key={`${compared.from}:${compared.to}`} className="flex flex-wrap items-center gap-2 border-b border-border px-4 py-2.5 text-sm">
              <input type="hidden" name="locale" value={shown} />
              {compared.layout === 'side' ? <input type="hidden" name="layout" value="side" /> : null}
              <label className="flex items-center gap-2">
                {t('versions.from')}
                <Select name="from" defaultValue={compared.from} className="w-auto">
                  {compared.from ? null : <option value="">{t('versions.nothing')}</option>}
                  {versions.map(option)}
                </Select>
              </label>
              <label className="flex items-center gap-2">
                {t('versions.to')}
                <Select name="to" defaultValue={compared.to} className="w-auto">
                  <option value="">{t('versions.draft')}</option>
                  {versions.map(option)}
                </Select>
              </label>
              <Button type="submit" variant="outline">
                {t('versions.compare')}
              </Button>
            </form>
            <DiffView
              diff={diff}
              layout={compared.layout}
              locale={ctx.locale}
              hrefOf={(layout) => `${path}/versions?${new URLSearchParams({ locale: shown, from: compared.from, to: compared.to, layout })}`}
            />
          </Card>
        </div>
      )}
    </>
  )
}
