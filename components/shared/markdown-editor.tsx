'use client'

import { type ComponentProps, type KeyboardEvent, useRef, useState, useTransition } from 'react'
import { useT } from '@/components/i18n/use-t'
import { cn } from '@/components/ui/cn'
import { applyMarkdown, type MarkdownCommand } from './markdown-edit'
import { commandOfKey, MarkdownToolbar } from './markdown-toolbar'
import { RichText } from './rich-text'

type MarkdownEditorProps = Omit<ComponentProps<'textarea'>, 'value' | 'defaultValue' | 'onChange' | 'ref'> & {
  /** Controlled text; leave out and give `defaultValue` in plain forms. */
  value?: string
  defaultValue?: string
  onChange?: (text: string) => void
  /** Renders and sanitises on the server. Without it there is no preview tab. */
  onPreview?: (markdown: string) => Promise<string>
}

/** A text field for Markdown: toolbar, Ctrl/Cmd with B, I, K, and a preview made by the server. */
export function MarkdownEditor({
  value,
  defaultValue = '',
  onChange,
  onPreview,
  className,
  ...props
}: MarkdownEditorProps) {
  const t = useT('common')
  const field = useRef<HTMLTextAreaElement>(null)
  const [own, setOwn] = useState(defaultValue)
  const [preview, setPreview] = useState<string | null>(null)
  const [rendering, startRendering] = useTransition()
  const text = value ?? own

  function change(next: string) {
    setOwn(next)
    onChange?.(next)
  }

  function run(command: MarkdownCommand) {
    const element = field.current
    if (!element) return
    const { selectionStart: start, selectionEnd: end } = element
    const samples = { sampleText: t('editor.sampleText'), linkText: t('editor.linkText') }
    const next = applyMarkdown(command, { text, start, end }, samples)
    change(next.text)
    requestAnimationFrame(() => {
      element.focus()
      element.setSelectionRange(next.start, next.end)
    })
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    props.onKeyDown?.(event)
    const command = (event.ctrlKey || event.metaKey) && !event.shiftKey ? commandOfKey(event.key) : undefined
    if (!command) return
    event.preventDefault()
    event.stopPropagation()
    run(command)
  }

  function showPreview() {
    if (!onPreview) return
    setPreview('')
    startRendering(async () => {
      const html = await onPreview(text)
      setPreview((shown) => (shown === null ? null : html))
    })
  }

  const previewing = preview !== null
  return (
    <div
      className={cn(
        'overflow-hidden rounded-md border border-input bg-surface shadow-card transition-colors ' +
          'focus-within:border-ring has-[textarea:focus-visible]:ring-1 has-[textarea:focus-visible]:ring-ring ' +
          'has-aria-invalid:border-danger',
        className,
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3 border-b border-border bg-muted px-1.5 py-1">
        <MarkdownToolbar onCommand={run} disabled={previewing || props.disabled} />
        {onPreview ? (
          <div className="flex gap-1 text-xs font-medium">
            <Mode pressed={!previewing} onClick={() => setPreview(null)} label={t('editor.write')} />
            <Mode pressed={previewing} onClick={showPreview} label={t('editor.preview')} />
          </div>
        ) : null}
      </div>
      <textarea
        {...props}
        ref={field}
        value={text}
        hidden={previewing}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content block max-h-[60vh] min-h-28 w-full bg-transparent px-3 py-2.5 text-sm leading-relaxed outline-none max-sm:text-base"
      />
      {previewing ? (
        <div aria-live="polite" aria-busy={rendering} className="min-h-28 px-3 py-2.5">
          {rendering ? (
            <p className="text-sm text-muted-foreground">{t('editor.previewing')}</p>
          ) : preview ? (
            <RichText html={preview} />
          ) : (
            <p className="text-sm text-muted-foreground">{t('editor.previewEmpty')}</p>
          )}
        </div>
      ) : null}
    </div>
  )
}

function Mode({ pressed, onClick, label }: { pressed: boolean; onClick: () => void; label: string }) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className="h-7 rounded-sm px-2.5 text-muted-foreground aria-pressed:bg-surface aria-pressed:text-foreground aria-pressed:shadow-card"
    >
      {label}
    </button>
  )
}
