'use client'

import '../article.css'
import { useT } from '@/components/i18n/use-t'
import { RichText } from '@/components/shared/rich-text'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import type { ImportPreviewDto } from '@/lib/knowledge/import/schema'

interface ImportPreviewProps {
  preview: ImportPreviewDto
  /** Names of files that were taken out. */
  left: ReadonlySet<string>
  pending: boolean
  onToggle: (name: string) => void
  onBack: () => void
  onRun: (names: ReadonlySet<string>) => void
}

/** What would become of each file, before anything is stored. */
export function ImportPreview({ preview, left, pending, onToggle, onBack, onRun }: ImportPreviewProps) {
  const t = useT('knowledge')
  const common = useT('common')
  const taken = new Set(preview.files.filter(({ importable, fileName }) => importable && !left.has(fileName)).map(({ fileName }) => fileName))
  return (
    <Card className="overflow-hidden">
      <ul className="divide-y divide-border">
        {preview.files.map(({ fileName, title, summary, locale, html, flaws, importable }) => (
          <li key={fileName} className="flex gap-3 px-4 py-3 text-sm">
            <Checkbox
              checked={taken.has(fileName)}
              disabled={!importable || pending}
              onChange={() => onToggle(fileName)}
              aria-label={t('imports.include', { name: fileName })}
              className="mt-0.5"
            />
            <div className="min-w-0 flex-1 space-y-1">
              <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
                {title}
                <Badge tone="outline">{t(`locale.${locale}`)}</Badge>
                <Badge tone={importable ? (flaws.length > 0 ? 'warning' : 'success') : 'danger'}>
                  {importable ? t(flaws.length > 0 ? 'imports.warnings' : 'imports.ready') : t('imports.failed')}
                </Badge>
              </p>
              <p className="text-xs wrap-anywhere text-muted-foreground">{fileName}</p>
              {summary ? <p className="wrap-anywhere text-muted-foreground">{summary}</p> : null}
              {flaws.map((flaw) => (
                <p key={flaw} className="text-xs text-warning-ink">
                  {t(`imports.flaws.${flaw}`)}
                </p>
              ))}
              {html ? (
                <details>
                  <summary className="cursor-pointer text-xs font-medium text-link">{t('imports.show')}</summary>
                  <div tabIndex={0} className="mt-2 max-h-96 overflow-auto rounded-md border border-border px-4 py-3">
                    <RichText html={html} className="article" />
                  </div>
                </details>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 border-t border-border px-4 py-3">
        <Button disabled={pending || taken.size === 0} aria-busy={pending} onClick={() => onRun(taken)}>
          {pending ? t('imports.running') : t('imports.run', { count: taken.size })}
        </Button>
        <Button variant="outline" disabled={pending} onClick={onBack}>
          {common('actions.back')}
        </Button>
      </div>
    </Card>
  )
}
