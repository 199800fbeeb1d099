'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { ErrorBanner } from '@/components/shared/error-banner'
import type { ShownError } from '@/components/shared/error-text'
import { FileDrop } from '@/components/shared/file-drop'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { toast } from '@/components/ui/toast-store'
import { preview } from '@/lib/imports/actions'
import type { CsvMapping, ImportPreview, ImportSource } from '@/lib/imports/schema'
import { MappingTable } from './mapping-table'
import { mappingProblem } from './mapping-problem'
import { ProgressBar } from './progress-bar'
import { SourceChoice } from './source-choice'
import { sendFile } from './send-file'

/** Bytes of the file that are looked at before it is sent. */
const BEGINNING = 128 * 1024

/** Chooses source and file, for plain CSV what each column is, and sends it. */
export function NewImport({ maxBytes }: { maxBytes: number }) {
  const t = useT('imports')
  const router = useRouter()
  const [source, setSource] = useState<ImportSource>('servicenow')
  const [file, setFile] = useState<File | null>(null)
  const [shown, setShown] = useState<ImportPreview | null>(null)
  const [mapping, setMapping] = useState<CsvMapping>({})
  const [sent, setSent] = useState<number | null>(null)
  const [error, setError] = useState<{ shown: ShownError; text?: string } | null>(null)

  async function look(nextSource: ImportSource, nextFile: File | null) {
    setSource(nextSource)
    setFile(nextFile)
    setShown(null)
    setError(null)
    if (nextSource !== 'csv' || !nextFile) return
    const form = new FormData()
    form.set('file', nextFile.slice(0, BEGINNING))
    const result = await preview(form)
    if (!result.ok) return setError({ shown: result.error, text: result.error.fields?.['file']?.message })
    setShown(result.data)
    setMapping(result.data.mapping)
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!file) return
    setError(null)
    setSent(0)
    const result = await sendFile({ source, file, mapping: source === 'csv' ? mapping : undefined }, setSent)
    setSent(null)
    if (!result.ok) return setError({ shown: result.error, text: result.error.fields?.['file']?.message })
    toast.success(t('new.started'))
    router.push(`/admin/imports/${result.data.id}`)
  }

  const problem = source === 'csv' && shown ? mappingProblem(mapping) : null
  const ready = file !== null && sent === null && (source !== 'csv' || (shown !== null && problem === null))
  return (
    <Card>
      <form onSubmit={submit}>
        <CardHeader>
          <CardTitle>{t('new.title')}</CardTitle>
        </CardHeader>
        <CardContent className="space-y-4">
          <ErrorBanner error={error?.shown}>{error?.text ? <p>{error.text}</p> : null}</ErrorBanner>
          <SourceChoice value={source} onChange={(next) => void look(next, file)} disabled={sent !== null} />
          <FileDrop
            files={file ? [file] : []}
            onChange={(files) => void look(source, files[0] ?? null)}
            maxBytes={maxBytes}
            multiple={false}
            accept=".csv,.gz,.txt,text/csv,application/gzip"
            disabled={sent !== null}
          />
          {shown ? <MappingTable preview={shown} mapping={mapping} onChange={setMapping} /> : null}
          {problem ? (
            <Alert tone="warning" live>
              {problem === 'title' ? t('mapping.needTitle') : t('mapping.twice', { field: t(`field.${problem}`) })}
            </Alert>
          ) : null}
        </CardContent>
        <CardFooter>
          <Button type="submit" disabled={!ready} aria-busy={sent !== null}>
            {t('new.start')}
          </Button>
          {sent === null ? null : <ProgressBar value={sent} label={t('new.uploading', { percent: Math.round(sent * 100) })} />}
        </CardFooter>
      </form>
    </Card>
  )
}
