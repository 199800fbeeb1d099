'use client'

import { X } from 'lucide-react'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { PriorityBadge } from '@/components/shared/priority-badge'
import { Select } from '@/components/ui/select'
import { PRIORITIES } from '@/lib/tickets/vocabulary'
import { CheckList } from './check-list'
import type { PolicyForm } from './form'
import type { PolicyReferences } from './references'
import { usePolicyErrors, type PolicyIssues } from './use-policy-errors'

interface ConditionsFieldsProps {
  form: Pick<PolicyForm, 'priorities' | 'categoryIds'>
  categories: PolicyReferences['categories']
  issues: PolicyIssues
  onChange: (more: Partial<PolicyForm>) => void
}

/** For which tickets a policy is. */
export function ConditionsFields({ form, categories, issues, onChange }: ConditionsFieldsProps) {
  const t = useT('policies')
  const common = useT('common')
  const { field } = usePolicyErrors()
  const { priorities, categoryIds } = form
  const error = Object.keys(issues).find((path) => path.startsWith('conditions.categoryIds'))
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <CheckList
        legend={t('form.priorities')}
        options={PRIORITIES.map((value) => ({
          value,
          label: <PriorityBadge level={value} label={common(`priority.${value}`)} />,
        }))}
        chosen={PRIORITIES.filter((priority) => priorities.includes(priority))}
        onChange={(chosen) => onChange({ priorities: chosen })}
      />
      <div className="space-y-2">
        <FormField label={t('form.categories')} hint={t('form.categoriesHint')} error={error && field(issues, error)}>
          <Select
            value=""
            onChange={(event) => event.target.value && onChange({ categoryIds: [...categoryIds, event.target.value] })}
          >
            <option value="">{categoryIds.length > 0 ? t('form.addCategory') : t('form.anyCategory')}</option>
            {categories
              .filter(({ id }) => !categoryIds.includes(id))
              .map(({ id, path }) => (
                <option key={id} value={id}>
                  {'\u2003'.repeat(path.length - 1)}
                  {path.at(-1)}
                </option>
              ))}
          </Select>
        </FormField>
        {categoryIds.length > 0 ? (
          <ul className="flex flex-wrap gap-1.5">
            {categoryIds.map((id) => {
              const name = categories.find((category) => category.id === id)?.path.join(' › ') ?? t('describe.gone')
              return (
                <li
                  key={id}
                  className="inline-flex h-7 max-w-full items-center gap-1 rounded-full bg-muted pr-1 pl-3 text-xs"
                >
                  <span className="truncate">{name}</span>
                  <button
                    type="button"
                    aria-label={t('form.removeCategory', { name })}
                    onClick={() => onChange({ categoryIds: categoryIds.filter((known) => known !== id) })}
                    className="rounded-full p-1 text-muted-foreground hover:bg-accent hover:text-foreground"
                  >
                    <X aria-hidden className="size-3.5" />
                  </button>
                </li>
              )
            })}
          </ul>
        ) : null}
      </div>
    </div>
  )
}
