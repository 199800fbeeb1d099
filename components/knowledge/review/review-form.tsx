'use client'

import { Check, PenLine, X } from 'lucide-react'
import { useEffect, useState, useTransition } from 'react'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'
import { commentReviewAction, decideReviewAction, withdrawReviewAction } from '@/lib/knowledge/actions/reviews'
import { LIMITS, type ReviewDecision } from '@/lib/knowledge/vocabulary'
import { useTold } from '../errors'
import { ToldButton } from '../told-button'
import { QUOTABLE } from './quotable'

interface ReviewFormProps {
  reviewId: string
  can: { decide: boolean; withdraw: boolean }
}

/** What was selected of the text under review; empty when that was something else. */
function selectedPassage(): string {
  const selection = getSelection()
  const within = selection?.anchorNode && document.getElementById(QUOTABLE)?.contains(selection.anchorNode)
  return within ? selection.toString().trim().slice(0, LIMITS.quote) : ''
}

/** Says something of the text, and decides. */
export function ReviewForm({ reviewId, can }: ReviewFormProps) {
  const t = useT('knowledge')
  const told = useTold()
  const [body, setBody] = useState('')
  const [quote, setQuote] = useState('')
  const [missing, setMissing] = useState(false)
  const [pending, startTransition] = useTransition()

  useEffect(() => {
    const take = () => {
      const passage = selectedPassage()
      if (passage) setQuote(passage)
    }
    document.addEventListener('mouseup', take)
    document.addEventListener('keyup', take)
    return () => {
      document.removeEventListener('mouseup', take)
      document.removeEventListener('keyup', take)
    }
  }, [])

  function clear() {
    setBody('')
    setQuote('')
    setMissing(false)
  }

  function comment() {
    if (!body.trim()) return setMissing(true)
    startTransition(async () => {
      const result = await told(() => commentReviewAction(reviewId, { body, quote: quote || null }), t('review.commented'))
      if (result.ok) clear()
    })
  }

  function decide(decision: ReviewDecision) {
    if (decision === 'changes_requested' && !body.trim()) return setMissing(true)
    startTransition(async () => {
      const input = { decision, ...(body.trim() && { comment: body }) }
      const result = await told(() => decideReviewAction(reviewId, input), t(decision === 'approved' ? 'review.approved' : 'review.changesAsked'))
      if (result.ok) clear()
    })
  }

  return (
    <div className="space-y-3">
      {quote ? (
        <div className="flex items-start gap-2">
          <blockquote aria-label={t('review.quote')} className="min-w-0 flex-1 border-l-2 border-beam pl-3 text-xs wrap-anywhere text-muted-foreground">
            {quote}
          </blockquote>
          <Button variant="ghost" size="icon-sm" aria-label={t('review.dropQuote')} onClick={() => setQuote('')}>
            <X aria-hidden />
          </Button>
        </div>
      ) : (
        <p className="text-xs text-muted-foreground">{t('review.quoteHint')}</p>
      )}
      <FormField label={t('review.commentLabel')} error={missing && !body.trim() ? t('review.changesHint') : undefined}>
        <Textarea value={body} onChange={(event) => setBody(event.target.value)} rows={3} maxLength={LIMITS.comment} />
      </FormField>
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" disabled={pending} aria-busy={pending} onClick={comment}>
          {t('review.comment')}
        </Button>
        {can.decide ? (
          <>
            <Button variant="outline" disabled={pending} onClick={() => decide('changes_requested')}>
              <PenLine aria-hidden />
              {t('review.askChanges')}
            </Button>
            <Button disabled={pending} onClick={() => decide('approved')}>
              <Check aria-hidden />
              {t('review.approve')}
            </Button>
          </>
        ) : null}
        {can.withdraw ? (
          <ToldButton
            variant="ghost"
            action={() => withdrawReviewAction(reviewId)}
            success={t('review.withdrawn')}
            confirm={{ title: t('review.withdrawTitle'), text: t('review.withdrawText'), label: t('review.withdraw') }}
          >
            {t('review.withdraw')}
          </ToldButton>
        ) : null}
      </div>
    </div>
  )
}
