'use client'

import { useT } from '@/components/i18n/use-t'
import { IMPORT_SOURCES, type ImportSource } from '@/lib/imports/schema'

interface SourceChoiceProps {
  value: ImportSource
  onChange: (source: ImportSource) => void
  disabled?: boolean
}

/** Where the file comes from, as radio buttons that say what each expects. */
export function SourceChoice({ value, onChange, disabled }: SourceChoiceProps) {
  const t = useT('imports')
  return (
    <fieldset disabled={disabled} className="grid gap-2 sm:grid-cols-2">
      <legend className="mb-1.5 text-sm font-medium">{t('source.label')}</legend>
      {IMPORT_SOURCES.map((source) => (
        <label
          key={source}
          className={
            'flex cursor-pointer items-start gap-3 rounded-md border border-border p-3 text-sm hover:bg-accent ' +
            'has-checked:border-ring has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-ring'
          }
        >
          <input
            type="radio"
            name="source"
            value={source}
            checked={value === source}
            onChange={() => onChange(source)}
            className="mt-0.5 size-4 accent-primary"
          />
          <span className="space-y-0.5">
            <span className="block font-medium">{t(`source.${source}`)}</span>
            <span className="block text-xs text-muted-foreground">{t(`source.${source}Hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
