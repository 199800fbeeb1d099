'use client'

import { useT } from '@/components/i18n/use-t'
import type { Variable } from '@/lib/mail/templates/vocabulary'

interface VariableListProps {
  variables: readonly Variable[]
  onPick: (variable: Variable) => void
}

/** What a text may say of its ticket; a press puts it in where the cursor is. */
export function VariableList({ variables, onPick }: VariableListProps) {
  const t = useT('mail')
  return (
    <div role="group" aria-label={t('templates.variables')}>
      <p aria-hidden className="mb-1.5 text-sm font-medium">
        {t('templates.variables')}
      </p>
      <ul className="flex flex-wrap gap-1.5">
        {variables.map((variable) => (
          <li key={variable}>
            <button
              type="button"
              aria-label={t('templates.insert', { name: variable })}
              onClick={() => onPick(variable)}
              className="rounded-md border border-border bg-surface-sunken px-2 py-1 font-mono text-xs hover:bg-accent"
            >
              {`{{${variable}}}`}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
