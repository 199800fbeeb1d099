'use client'

import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { ConfirmDialog } from '@/components/shared/confirm-dialog'
import { FormField } from '@/components/shared/form-field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import type { DraftDto } from '@/lib/knowledge/drafts/schema'
import type { ArticleFileDto } from '@/lib/knowledge/files/schema'
import { LIMITS } from '@/lib/knowledge/vocabulary'
import { ConflictDialog } from './conflict-dialog'
import { DraftContext } from './draft-context'
import { FilesPanel } from './files-panel'
import { SaveStatus } from './save-status'
import { TextPane } from './text-pane'
import { useAutosave } from './use-autosave'
import { useLeaveGuard } from './use-leave-guard'
import { useUpload } from './use-upload'

interface WorkspaceProps {
  draft: DraftDto
  number: string
  /** Above the text: where one is, and what can be done with the draft. */
  header: ReactNode
  /** Beside the text. */
  aside: ReactNode
  /** The text that this one is a translation of, beside it. */
  source?: ReactNode
}

/** Where an article is written: the text in the middle, saved as it grows. */
export function Workspace({ draft, number, header, aside, source }: WorkspaceProps) {
  const t = useT('knowledge')
  const { articleId, locale } = draft
  const autosave = useAutosave({ articleId, locale }, draft)
  const { text, state, change } = autosave
  const { sending, upload } = useUpload(articleId)
  const [added, setAdded] = useState(0)
  /** Counts the texts that came from elsewhere: each begins a fresh editor. */
  const [turn, setTurn] = useState(0)
  const [dismissed, setDismissed] = useState(false)
  /** What the text's own pane offers: to hand over what was typed, and to take in a file. */
  const delivery = useRef<(() => void) | null>(null)
  const insertion = useRef<((file: ArticleFileDto) => void) | null>(null)
  const deliver = useCallback(() => delivery.current?.(), [])
  const onDeliver = useCallback((given: (() => void) | null) => {
    delivery.current = given
  }, [])
  const onInsert = useCallback((given: ((file: ArticleFileDto) => void) | null) => {
    insertion.current = given
  }, [])

  const save = autosave.flush
  const flush = useCallback(async () => {
    deliver()
    return save()
  }, [deliver, save])
  const guard = useLeaveGuard(state !== 'unchanged' && state !== 'saved', flush)
  const handle = useMemo(() => ({ articleId, number, locale, flush }), [articleId, number, locale, flush])
  const onBody = useCallback((body: string) => change({ body }), [change])

  const add = useCallback(
    async (files: readonly File[]) => {
      const stored = await upload(files)
      if (stored.length > 0) setAdded((count) => count + 1)
      return stored
    },
    [upload],
  )

  function onKeyDown(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 's') return
    event.preventDefault()
    setDismissed(false)
    void flush()
  }

  return (
    <DraftContext value={handle}>
      <div onKeyDown={onKeyDown}>
        {header}
        <div className={source ? 'grid items-start gap-5 xl:grid-cols-2' : 'grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]'}>
          <div className="min-w-0 space-y-4">
            <FormField label={t('editor.title')} required>
              <Input value={text.title} onChange={(event) => change({ title: event.target.value })} maxLength={LIMITS.title} lang={locale} className="h-11 text-base font-semibold" />
            </FormField>
            <FormField label={t('editor.summary')} hint={t('editor.summaryHint')}>
              <Textarea value={text.summary} onChange={(event) => change({ summary: event.target.value })} maxLength={LIMITS.summary} rows={2} lang={locale} className="min-h-14" />
            </FormField>
            <div lang={locale} className="space-y-2">
              <TextPane key={turn} body={text.body} onChange={onBody} deliver={deliver} onDeliver={onDeliver} onInsert={onInsert} upload={add} />
              <SaveStatus state={state} savedAt={autosave.savedAt} body={text.body} onSave={() => void flush()} />
              <p className="text-xs text-subtle-foreground max-sm:hidden">{t('editor.keys')}</p>
            </div>
          </div>
          {source}
          <aside className={source ? 'grid gap-6 md:grid-cols-2 xl:col-span-2 xl:grid-cols-3' : 'space-y-6'}>
            {aside}
            <FilesPanel articleId={articleId} added={added} sending={sending} onInsert={(file) => insertion.current?.(file)} />
          </aside>
        </div>
      </div>
      {state === 'conflict' && !dismissed ? (
        <ConflictDialog
          articleId={articleId}
          locale={locale}
          mine={text}
          onClose={() => setDismissed(true)}
          onKeepMine={(version) => autosave.rebase(version)}
          onTakeTheirs={({ version, title, summary, body }) => {
            autosave.rebase(version, { title, summary, body })
            setTurn(turn + 1)
          }}
        />
      ) : null}
      <ConfirmDialog
        open={guard.wanted !== null}
        onOpenChange={(open) => (open ? undefined : guard.stay())}
        title={t('editor.leaveTitle')}
        description={t('editor.leave')}
        confirmLabel={t('editor.leaveConfirm')}
        onConfirm={guard.leave}
      />
    </DraftContext>
  )
}
