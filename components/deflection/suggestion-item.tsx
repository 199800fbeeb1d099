'use client'

import '@/components/knowledge/article.css'
import { ChevronRight, ExternalLink } from 'lucide-react'
import { type MouseEvent, useId, useState, useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { RichText } from '@/components/shared/rich-text'
import { Badge } from '@/components/ui/badge'
import { Button, buttonVariants } from '@/components/ui/button'
import { decideSuggestionAction, openSuggestionAction } from '@/lib/knowledge/deflection/actions'
import type { OpenedSuggestion, Suggestion } from '@/lib/knowledge/deflection/schema'

interface SuggestionItemProps {
  session: string
  suggestion: Suggestion
  onHelped: () => void
  onNotHelped: () => void
}

/** One offer: its title, and below it, once it is opened, all of it and what the reader says of it. */
export function SuggestionItem({ session, suggestion, onHelped, onNotHelped }: SuggestionItemProps) {
  const t = useT('deflection')
  const textId = useId()
  const showError = useErrorToast()
  const [pending, startTransition] = useTransition()
  const [text, setText] = useState<OpenedSuggestion | null>(null)
  const [open, setOpen] = useState(false)
  const { kind, id, title, summary, locale } = suggestion

  const toggle = () =>
    startTransition(async () => {
      if (text) return setOpen(!open)
      const result = await call(() => openSuggestionAction({ session, kind, id }))
      if (!result.ok) return showError(result.error)
      setText(result.data)
      setOpen(true)
    })

  const helped = () =>
    startTransition(async () => {
      const result = await call(() => decideSuggestionAction({ session, kind, id, outcome: 'helped' }))
      if (result.ok) onHelped()
      else showError(result.error)
    })

  return (
    <li className="rounded-md border border-border bg-surface">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={textId}
        aria-busy={pending}
        onClick={toggle}
        className="flex w-full items-start gap-2 rounded-md p-3 text-left text-sm hover:bg-accent focus-visible:outline-2 focus-visible:outline-ring"
      >
        <ChevronRight aria-hidden className={`mt-0.5 size-4 shrink-0 transition-transform motion-reduce:transition-none ${open ? 'rotate-90' : ''}`} />
        <span className="min-w-0 flex-1">
          <span lang={locale} className="block font-medium wrap-anywhere">
            {title}
          </span>
          {summary && !open ? (
            <span lang={locale} className="mt-0.5 line-clamp-2 block text-muted-foreground">
              {summary}
            </span>
          ) : null}
        </span>
        <Badge tone={kind === 'known_error' ? 'warning' : 'neutral'}>{t(kind === 'known_error' ? 'suggest.knownError' : 'suggest.article')}</Badge>
      </button>
      <div id={textId} hidden={!open} className="border-t border-border p-3 sm:p-4">
        {text ? (
          <>
            <div lang={locale} className="max-h-[60vh] overflow-y-auto" role="region" aria-label={title} tabIndex={0} onClickCapture={keepPage}>
              <RichText html={text.html} className="article" />
            </div>
            <div className="mt-4 flex flex-wrap gap-2">
              <Button type="button" size="sm" disabled={pending} onClick={helped}>
                {t('suggest.helped')}
              </Button>
              <Button type="button" size="sm" variant="outline" disabled={pending} onClick={onNotHelped}>
                {t('suggest.notHelped')}
              </Button>
              {text.href ? (
                <a href={text.href} target="_blank" rel="noopener" className={buttonVariants({ variant: 'ghost', size: 'sm' })}>
                  <ExternalLink aria-hidden />
                  {t('suggest.newTab')}
                </a>
              ) : null}
            </div>
          </>
        ) : null}
      </div>
    </li>
  )
}

/** Links out of the text open elsewhere: a ticket is half written here. */
function keepPage({ target }: MouseEvent<HTMLElement>) {
  const link = target instanceof Element ? target.closest('a[href]') : null
  if (link instanceof HTMLAnchorElement && !link.getAttribute('href')?.startsWith('#')) {
    link.target = '_blank'
    link.rel = 'noopener'
  }
}
