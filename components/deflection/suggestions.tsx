'use client'

import { useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { call } from '@/components/desk/use-action'
import { Button } from '@/components/ui/button'
import { decideSuggestionAction } from '@/lib/knowledge/deflection/actions'
import type { Suggestion } from '@/lib/knowledge/deflection/schema'
import { SuggestionItem } from './suggestion-item'
import { useSuggestions } from './use-suggestions'

interface SuggestionsProps {
  /** One attempt to write a ticket. */
  session: string
  title: string
  description: string
  /** One of them solved it: the ticket is not needed. */
  onHelped: (suggestion: Suggestion) => void
}

/** What may answer a ticket while it is written. It is read in place: nothing of what was written is lost. */
export function Suggestions({ session, title, description, onHelped }: SuggestionsProps) {
  const t = useT('deflection')
  const found = useSuggestions(session, title, description)
  const [refused, setRefused] = useState<readonly string[]>([])
  const [hidden, hide] = useState(false)
  const [said, say] = useState('')
  const shown = hidden ? [] : found.filter(({ id }) => !refused.includes(id))

  function notHelped({ kind, id }: Suggestion) {
    setRefused((before) => [...before, id])
    say(t('suggest.dismissed'))
    void call(() => decideSuggestionAction({ session, kind, id, outcome: 'not_helped' }))
  }

  return (
    <>
      <p role="status" aria-live="polite" className="sr-only">
        {shown.length > 0 ? t('suggest.status', { count: shown.length }) : said}
      </p>
      {shown.length > 0 ? (
        <section aria-labelledby="suggestions" className="space-y-3 rounded-lg border border-info-line bg-info-subtle p-4">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 id="suggestions" className="text-sm font-semibold text-info-ink">
              {t('suggest.title')}
            </h2>
            <Button type="button" variant="ghost" size="sm" onClick={() => hide(true)}>
              {t('suggest.hide')}
            </Button>
          </div>
          <ul className="space-y-2">
            {shown.map((suggestion) => (
              <SuggestionItem
                key={suggestion.id}
                session={session}
                suggestion={suggestion}
                onHelped={() => onHelped(suggestion)}
                onNotHelped={() => notHelped(suggestion)}
              />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
