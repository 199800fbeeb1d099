'use client'

import { useState, useTransition } from 'react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { FileDrop } from '@/components/shared/file-drop'
import { FormField } from '@/components/shared/form-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Select } from '@/components/ui/select'
import { importArticlesAction, previewImportAction } from '@/lib/knowledge/actions/imports'
import { IMPORT_LIMITS, type ImportPreviewDto, type ImportResultDto } from '@/lib/knowledge/import/schema'
import { ARTICLE_VISIBILITIES } from '@/lib/knowledge/vocabulary'
import { type Locale, locales } from '@/lib/platform/i18n/locale'
import { useErrorWords } from '../errors'
import { ImportOutcome } from './import-outcome'
import { ImportPreview } from './import-preview'

interface ImportFormProps {
  categories: readonly { id: string; path: readonly string[] }[]
  locale: Locale
}

type Step =
  | { at: 'choose' }
  | { at: 'check'; files: { name: string; text: string }[]; preview: ImportPreviewDto; left: ReadonlySet<string> }
  | { at: 'done'; result: ImportResultDto }

/** The set with a member more, or with one less. */
function toggled(names: ReadonlySet<string>, name: string): Set<string> {
  const next = new Set(names)
  if (!next.delete(name)) next.add(name)
  return next
}

const VISIBILITIES = ARTICLE_VISIBILITIES.filter((one) => one !== 'teams')

/** Files become drafts: chosen, looked at, and only then taken in. */
export function ImportForm({ categories, locale }: ImportFormProps) {
  const t = useT('knowledge')
  const words = useErrorWords()
  const [chosen, setChosen] = useState<readonly File[]>([])
  const [options, setOptions] = useState<Record<'visibility' | 'categoryId' | 'locale', string>>({ visibility: 'agents', categoryId: '', locale })
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()

  const input = (files: { name: string; text: string }[]) => ({
    files,
    visibility: VISIBILITIES.find((one) => one === options.visibility),
    categoryId: options.categoryId || null,
    locale: locales.find((one) => one === options.locale),
  })

  function check() {
    setFailure(null)
    startTransition(async () => {
      const files = await Promise.all(chosen.slice(0, IMPORT_LIMITS.files).map(async (file) => ({ name: file.name, text: await file.text() })))
      const result = await call(() => previewImportAction(input(files)))
      if (result.ok) setStep({ at: 'check', files, preview: result.data, left: new Set() })
      else setFailure(words(result.error))
    })
  }

  function run(files: { name: string; text: string }[]) {
    setFailure(null)
    startTransition(async () => {
      const result = await call(() => importArticlesAction(input(files)))
      if (result.ok) setStep({ at: 'done', result: result.data })
      else setFailure(words(result.error))
    })
  }

  function again() {
    setChosen([])
    setStep({ at: 'choose' })
  }

  return (
    <div className="max-w-4xl space-y-5">
      <div role="alert" className="empty:hidden">
        {failure ? <Alert tone="danger">{failure}</Alert> : null}
      </div>
      {step.at === 'done' ? (
        <ImportOutcome result={step.result} onAgain={again} />
      ) : step.at === 'check' ? (
        <ImportPreview
          preview={step.preview}
          left={step.left}
          pending={pending}
          onToggle={(name) => setStep({ ...step, left: toggled(step.left, name) })}
          onBack={() => setStep({ at: 'choose' })}
          onRun={(names) => run(step.files.filter(({ name }) => names.has(name)))}
        />
      ) : (
        <Card className="space-y-4 p-5">
          <FileDrop files={chosen} onChange={setChosen} maxBytes={IMPORT_LIMITS.file} accept=".md,.markdown,.html,.htm,.txt" disabled={pending} />
          <p className="text-xs text-muted-foreground">{t('imports.formats')}</p>
          <fieldset className="grid gap-4 sm:grid-cols-3">
            <legend className="mb-2 text-sm font-medium">{t('imports.defaults')}</legend>
            <FormField label={t('imports.category')}>
              <Select value={options.categoryId} onChange={(event) => setOptions({ ...options, categoryId: event.target.value })}>
                <option value="">{t('properties.none')}</option>
                {categories.map(({ id, path }) => (
                  <option key={id} value={id}>
                    {path.join(' › ')}
                  </option>
                ))}
              </Select>
            </FormField>
            <FormField label={t('imports.visibility')}>
              <Select value={options.visibility} onChange={(event) => setOptions({ ...options, visibility: event.target.value })}>
                {VISIBILITIES.map((one) => (
                  <option key={one} value={one}>
                    {t(`visibility.${one}`)}
                  </option>
                ))}
              </Select>
            </FormField>
            <FormField label={t('imports.locale')}>
              <Select value={options.locale} onChange={(event) => setOptions({ ...options, locale: event.target.value })}>
                {locales.map((one) => (
                  <option key={one} value={one}>
                    {t(`locale.${one}`)}
                  </option>
                ))}
              </Select>
            </FormField>
          </fieldset>
          <Button disabled={pending || chosen.length === 0} aria-busy={pending} onClick={check}>
            {pending ? t('imports.reading') : t('imports.preview')}
          </Button>
        </Card>
      )}
    </div>
  )
}
