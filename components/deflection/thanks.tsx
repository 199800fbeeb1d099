'use client'

import Link from 'next/link'
import { useEffect, useRef, useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { Button, buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { decideSuggestionAction } from '@/lib/knowledge/deflection/actions'
import type { Suggestion } from '@/lib/knowledge/deflection/schema'

interface ThanksProps {
  session: string
  suggestion: Suggestion
  onUndo: () => void
}

/** Instead of the form, once an answer was found: the ticket was not opened, and may still be. */
export function Thanks({ session, suggestion: { kind, id, title, locale }, onUndo }: ThanksProps) {
  const t = useT('deflection')
  const showError = useErrorToast()
  const heading = useRef<HTMLHeadingElement>(null)
  const [pending, startTransition] = useTransition()
  useEffect(() => heading.current?.focus(), [])

  const undo = () =>
    startTransition(async () => {
      const result = await call(() => decideSuggestionAction({ session, kind, id, outcome: 'opened' }))
      if (result.ok) onUndo()
      else showError(result.error)
    })

  return (
    <Card className="space-y-3 p-6">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        {t('thanks.title')}
      </h2>
      <p lang={locale} className="text-sm font-medium wrap-anywhere">
        {title}
      </p>
      <p className="text-sm text-muted-foreground">{t('thanks.body')}</p>
      <div className="flex flex-wrap gap-2 pt-1">
        <Link href="/portal" className={buttonVariants()}>
          {t('thanks.done')}
        </Link>
        <Button variant="outline" disabled={pending} aria-busy={pending} onClick={undo}>
          {t('thanks.undo')}
        </Button>
      </div>
    </Card>
  )
}
