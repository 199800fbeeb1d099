'use client'

import { useId, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'
import { answerArticleAction } from '@/lib/knowledge/public/actions'
import { LIMITS } from '@/lib/knowledge/vocabulary'

type Words = Record<'question' | 'yes' | 'no' | 'thanks' | 'sent' | 'commentYes' | 'commentNo' | 'hint' | 'send' | 'again', string>
type Step = { at: 'asked' } | { at: 'answered'; helpful: 'yes' | 'no' } | { at: 'told' }

/** “Did this article help?” for somebody signed in: an answer, and then a word about it. */
export function PortalFeedback({ version, words }: { version: string; words: Words }) {
  const [step, setStep] = useState<Step>({ at: 'asked' })
  const [failed, setFailed] = useState(false)
  const [pending, start] = useTransition()
  const hint = useId()

  const tell = (helpful: 'yes' | 'no', comment: string, next: Step) =>
    start(async () => {
      const { ok } = await answerArticleAction({ version, helpful, comment })
      setFailed(!ok)
      if (ok) setStep(next)
    })
  const answer = (helpful: 'yes' | 'no') => tell(helpful, '', { at: 'answered', helpful })

  return (
    <section className="space-y-3 rounded-lg border border-border bg-surface px-5 py-4 shadow-card" aria-label={words.question}>
      {step.at === 'asked' ? (
        <div className="flex flex-wrap items-center gap-3">
          <p className="mr-2 font-medium">{words.question}</p>
          {(['yes', 'no'] as const).map((helpful) => (
            <Button key={helpful} variant="outline" disabled={pending} onClick={() => answer(helpful)}>
              {words[helpful]}
            </Button>
          ))}
        </div>
      ) : null}
      <p role="status" className="text-sm text-muted-foreground empty:hidden">
        {failed ? words.again : step.at === 'answered' ? words.thanks : step.at === 'told' ? words.sent : ''}
      </p>
      {step.at === 'answered' ? (
        <form
          className="space-y-2"
          action={(form) => {
            const comment = form.get('comment')
            if (typeof comment === 'string') tell(step.helpful, comment, { at: 'told' })
          }}
        >
          <Textarea
            name="comment"
            required
            maxLength={LIMITS.feedback}
            aria-label={step.helpful === 'yes' ? words.commentYes : words.commentNo}
            placeholder={step.helpful === 'yes' ? words.commentYes : words.commentNo}
            aria-describedby={hint}
          />
          <p id={hint} className="text-xs text-muted-foreground">
            {words.hint}
          </p>
          <Button type="submit" disabled={pending}>
            {words.send}
          </Button>
        </form>
      ) : null}
    </section>
  )
}
