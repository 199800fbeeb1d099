'use client'

import { useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-store'
import { formatDateTime, type Place } from '@/lib/platform/i18n/format'
import { saveReviewAction } from '@/lib/problems/actions'
import { isEnding } from '@/lib/problems/rules'
import type { ProblemDto } from '@/lib/problems/schema'
import { LIMITS, REVIEW_PARTS, type ReviewPart as Question } from '@/lib/problems/vocabulary'
import { useWork } from '../use-work'

type Review = Record<Question, string>

const EMPTY = Object.fromEntries(REVIEW_PARTS.map((part) => [part, ''])) as Review

interface ReviewPartProps {
  problem: ProblemDto
  editable: boolean
  place: Place
}

/** The post-incident review: a template of questions, to be answered once a problem is over. */
export function ReviewPart({ problem, editable, place }: ReviewPartProps) {
  const t = useT('problems')
  const { pending, run } = useWork()
  const [review, setReview] = useState<Review>(() => problem.review ?? { ...EMPTY, summary: problem.title, impact: problem.impactText })
  if (!isEnding(problem.status)) return <p className="text-sm text-muted-foreground">{t('review.tooEarly')}</p>
  const { reviewedAt } = problem
  const save = (done: boolean) =>
    run({ send: () => saveReviewAction(problem.id, { review, done, version: problem.version }), done: () => toast.success(t('page.saved')) })
  return (
    <Card className="space-y-4 p-4">
      <p className="text-sm text-muted-foreground">{reviewedAt ? t('review.finished', { date: formatDateTime(reviewedAt, place, 'date') }) : t('review.lead')}</p>
      {REVIEW_PARTS.map((part) => (
        <FormField key={part} label={t(`review.${part}`)}>
          <Textarea
            rows={part === 'summary' ? 2 : 4}
            maxLength={LIMITS.note}
            readOnly={!editable || reviewedAt !== null}
            value={review[part]}
            onChange={(event) => setReview((before) => ({ ...before, [part]: event.target.value }))}
          />
        </FormField>
      ))}
      {editable ? (
        <div className="flex flex-wrap gap-2">
          {reviewedAt ? (
            <Button variant="outline" disabled={pending} onClick={() => save(false)}>
              {t('review.reopen')}
            </Button>
          ) : (
            <>
              <Button disabled={pending} aria-busy={pending} onClick={() => save(true)}>
                {t('review.finish')}
              </Button>
              <Button variant="outline" disabled={pending} onClick={() => save(false)}>
                {t('review.save')}
              </Button>
            </>
          )}
        </div>
      ) : null}
    </Card>
  )
}
