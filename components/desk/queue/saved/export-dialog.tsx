'use client'

import { useEffect, useRef, useState } from 'react'
import { useLocale } from 'use-intl/react'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import { useT } from '@/components/i18n/use-t'
import { AllMessages } from '@/components/links/all-messages'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { formatBytes } from '@/lib/platform/i18n/format'
import { fetchFile, saveFile } from './download'
import type { Kept } from './view-tools'

interface ExportDialogProps {
  kept: Kept
  timeZone: string
  onClose: () => void
}

type Progress = { state: 'idle' | 'failed' | 'stopped' } | { state: 'running' | 'done'; bytes: number }

/** Downloads the whole list as CSV; how much has come is shown, and it can be stopped. */
export default function ExportDialog(props: ExportDialogProps) {
  return (
    <AllMessages>
      <Body {...props} />
    </AllMessages>
  )
}

function Body({ kept, timeZone, onClose }: ExportDialogProps) {
  const t = useT('views')
  const common = useT('common')
  const locale = useLocale()
  useReturnFocus()
  const [fields, setFields] = useState('visible')
  const [separator, setSeparator] = useState(locale === 'pt-BR' ? 'semicolon' : 'comma')
  const [progress, setProgress] = useState<Progress>({ state: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function start() {
    const { queue, filter, sort, columns } = kept
    const query = new URLSearchParams({ ...filter, queue, sort, columns: columns.join(','), fields, separator })
    const controller = new AbortController()
    running.current = controller
    setProgress({ state: 'running', bytes: 0 })
    try {
      const file = await fetchFile(`/desk/export?${query}`, controller.signal, (bytes) => setProgress({ state: 'running', bytes }))
      saveFile(file)
      setProgress({ state: 'done', bytes: file.blob.size })
    } catch {
      setProgress({ state: controller.signal.aborted ? 'stopped' : 'failed' })
    }
  }

  const busy = progress.state === 'running'
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('export.title')}</DialogTitle>
          <DialogDescription>{t('export.description', { timeZone })}</DialogDescription>
        </DialogHeader>
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={t('export.columns')}>
            <Select value={fields} disabled={busy} onChange={(event) => setFields(event.target.value)}>
              <option value="visible">{t('export.visible')}</option>
              <option value="all">{t('export.all')}</option>
            </Select>
          </FormField>
          <FormField label={t('export.separator')}>
            <Select value={separator} disabled={busy} onChange={(event) => setSeparator(event.target.value)}>
              <option value="semicolon">{t('export.semicolon')}</option>
              <option value="comma">{t('export.comma')}</option>
            </Select>
          </FormField>
        </div>
        <p role="status" className="min-h-5 text-sm text-muted-foreground">
          {'bytes' in progress ? t(`export.${progress.state}`, { size: formatBytes(progress.bytes, locale) }) : null}
          {progress.state === 'failed' ? <span className="text-danger-ink">{t('export.failed')}</span> : null}
          {progress.state === 'stopped' ? t('export.stopped') : null}
        </p>
        <DialogFooter>
          {busy ? (
            <Button variant="outline" onClick={() => running.current?.abort()}>
              {t('export.stop')}
            </Button>
          ) : (
            <DialogClose asChild>
              <Button variant="outline">{common('actions.close')}</Button>
            </DialogClose>
          )}
          <Button disabled={busy} aria-busy={busy} onClick={() => void start()}>
            {t('export.start')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
