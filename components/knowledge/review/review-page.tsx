import '../article.css'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { RichText } from '@/components/shared/rich-text'
import { Alert } from '@/components/ui/alert'
import { Badge, type BadgeProps } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { ReviewDto } from '@/lib/knowledge/reviews/schema'
import type { DiffDto, VersionTextDto } from '@/lib/knowledge/versions/schema'
import type { ReviewStatus } from '@/lib/knowledge/vocabulary'
import { can } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { formatDateTime } from '@/lib/platform/i18n/format'
import { type DiffLayout, DiffView } from '../diff/diff-view'
import { QUOTABLE } from './quotable'
import { ReviewComments } from './review-comments'
import { ReviewForm } from './review-form'
import { ReviewTabs, type ReviewTab } from './review-tabs'

interface ReviewPageProps {
  ctx: Ctx
  review: ReviewDto
  version: VersionTextDto
  /** Against what is published; null when nothing was before. */
  diff: DiffDto | null
  tab: ReviewTab
  layout: DiffLayout
}

const tones: Record<ReviewStatus, BadgeProps['tone']> = { open: 'info', approved: 'success', changes_requested: 'warning', withdrawn: 'outline' }

/** A text under review: what it says, what is new in it, and what its reviewers think. */
export function ReviewPage({ ctx, review, version, diff, tab, layout }: ReviewPageProps) {
  const t = getT(ctx.locale, 'knowledge')
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  const { article, status, requestedBy, reviewers } = review
  const me = actorUserId(ctx)
  const own = requestedBy?.id === me
  const may = {
    decide: !own && (can(ctx, 'kb.publish') || reviewers.some(({ id }) => id === me)),
    withdraw: own || can(ctx, 'kb.publish'),
  }
  return (
    <>
      <PageHeader
        title={version.title}
        description={t('review.requestedBy', { name: requestedBy?.name ?? '—', date: formatDateTime(review.requestedAt, place) })}
        breadcrumb={{
          label: t('title'),
          crumbs: [{ label: t('title'), href: '/desk/kb' }, { label: article.number, href: `/desk/kb/${article.number}` }, { label: t('review.heading', { number: article.number }) }],
        }}
        actions={
          <>
            <Badge tone={tones[status]}>{t(`review.status.${status}`)}</Badge>
            <Link href={`/desk/kb/${article.number}/edit?locale=${review.locale}`} prefetch={false} className={buttonVariants({ variant: 'outline' })}>
              {t('review.edit')}
            </Link>
          </>
        }
      />
      {version.note ? <Alert className="mb-5">{version.note}</Alert> : null}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Card className="min-w-0 overflow-hidden">
          <ReviewTabs reviewId={review.id} current={tab} locale={ctx.locale} />
          <div id={QUOTABLE} lang={review.locale}>
            {tab === 'text' ? (
              <div className="px-5 py-6 sm:px-8">
                {version.summary ? <p className="mb-4 text-muted-foreground">{version.summary}</p> : null}
                <RichText html={version.html} className="article" />
              </div>
            ) : diff ? (
              <DiffView diff={diff} layout={layout} locale={ctx.locale} hrefOf={(one) => `/desk/kb/reviews/${review.id}?tab=changes&layout=${one}`} />
            ) : (
              <p className="px-5 py-8 text-sm text-muted-foreground">{t('review.firstVersion')}</p>
            )}
          </div>
        </Card>
        <div className="space-y-5">
          <Card>
            <CardHeader>
              <CardTitle>{t('review.reviewers')}</CardTitle>
            </CardHeader>
            <CardContent>
              <ul className="space-y-1.5 text-sm">
                {reviewers.map(({ id, name, decision }) => (
                  <li key={id} className="flex items-center justify-between gap-2">
                    <span className="min-w-0 truncate">{name}</span>
                    <Badge tone={decision ? tones[decision] : 'neutral'}>{t(`review.decision.${decision ?? 'waiting'}`)}</Badge>
                  </li>
                ))}
              </ul>
            </CardContent>
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>{t('review.comments')}</CardTitle>
            </CardHeader>
            <CardContent className="space-y-5">
              <ReviewComments comments={review.comments} place={place} />
              {own && status === 'open' ? <p className="text-xs text-muted-foreground">{t('review.own')}</p> : null}
              {status === 'open' ? <ReviewForm reviewId={review.id} can={may} /> : null}
            </CardContent>
          </Card>
        </div>
      </div>
    </>
  )
}
