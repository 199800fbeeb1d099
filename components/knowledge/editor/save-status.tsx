'use client'

import { useLocale, useTimeZone } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { formatDateTime } from '@/lib/platform/i18n/format'
import type { SaveState } from './use-autosave'
import { countWords, readingMinutes } from './words'

interface SaveStatusProps {
  state: SaveState
  savedAt: string | null
  body: string
  onSave: () => void
}

const UNSAVED: ReadonlySet<SaveState> = new Set(['dirty', 'failed', 'invalid'])

/** How long the text is, and whether it is safe. */
export function SaveStatus({ state, savedAt, body, onSave }: SaveStatusProps) {
  const t = useT('knowledge')
  const place = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const words = countWords(body)
  const time = savedAt ? formatDateTime(savedAt, place, 'time') : ''
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted-foreground">
      <span className="tabular-nums">
        {t('editor.words', { count: words })}
        {words > 0 ? ` · ${t('editor.minutes', { count: readingMinutes(words) })}` : null}
      </span>
      <span role="status" className={state === 'conflict' || state === 'failed' || state === 'invalid' ? 'font-medium text-danger-ink' : undefined}>
        {t(`editor.state.${state}`, { time })}
      </span>
      {UNSAVED.has(state) ? (
        <Button variant="link" size="sm" className="h-auto p-0" onClick={onSave}>
          {t('editor.saveNow')}
        </Button>
      ) : null}
    </div>
  )
}
