'use client'

import { lookup } from '@/components/desk/lookup'
import { useT } from '@/components/i18n/use-t'
import { Field } from '@/components/incidents/field'
import { TagsInput } from '@/components/incidents/tags-input'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { assignProblemAction, updateProblemAction } from '@/lib/problems/actions'
import type { ProblemDto } from '@/lib/problems/schema'
import { LEVELS } from '@/lib/tickets/vocabulary'
import { useWork } from '../use-work'
import type { ProblemRights } from './parts'

const option = (named: { id: string; name: string } | null): ComboboxOption | null => named && { id: named.id, label: named.name }

/** How a problem is filed and who works it; each field is changed where it stands, at once. */
export function SideFields({ problem, may }: { problem: ProblemDto; may: ProblemRights }) {
  const t = useT()
  const { run } = useWork()
  const { id, version } = problem
  const update = (change: Parameters<typeof updateProblemAction>[1]) => run({ send: () => updateProblemAction(id, { ...change, version }) })
  const assign = (change: Parameters<typeof assignProblemAction>[1]) => run({ send: () => assignProblemAction(id, { ...change, version }) })
  const none = t('common.values.none')
  if (!may.manage) {
    return (
      <div className="space-y-4">
        <Field label={t('common.field.assignee')}>{problem.assignee?.name ?? t('common.values.unassigned')}</Field>
        <Field label={t('common.field.team')}>{problem.team?.name ?? none}</Field>
        <Field label={t('common.field.category')}>{problem.category?.name ?? none}</Field>
      </div>
    )
  }
  return (
    <div className="space-y-4">
      <Field label={t('common.field.assignee')}>
        <Combobox search={lookup('assignees')} value={option(problem.assignee)} placeholder={t('common.values.unassigned')} onChange={(person) => assign({ assigneeId: person?.id ?? null })} aria-label={t('common.field.assignee')} />
      </Field>
      <Field label={t('common.field.team')}>
        <Combobox search={lookup('teams')} value={option(problem.team)} placeholder={none} onChange={(team) => assign({ teamId: team?.id ?? null })} aria-label={t('common.field.team')} />
      </Field>
      <Field label={t('common.field.category')}>
        <Combobox search={lookup('categories')} value={option(problem.category)} placeholder={none} onChange={(category) => update({ categoryId: category?.id ?? null })} aria-label={t('common.field.category')} />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        {(['impact', 'urgency'] as const).map((field) => (
          <Field key={field} label={t(`common.field.${field}`)}>
            <Select value={problem[field]} onChange={(event) => update({ [field]: LEVELS.find((level) => level === event.target.value) ?? 'medium' })} aria-label={t(`common.field.${field}`)}>
              {LEVELS.map((level) => (
                <option key={level} value={level}>
                  {t(`common.${field}.${level}`)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      <Field label={t('common.field.tags')}>
        <TagsInput key={problem.tags.join()} tags={problem.tags} onChange={(tags) => update({ tags: [...tags] })} />
      </Field>
      {may.confidential ? (
        <label className="flex items-center justify-between gap-3 text-sm">
          {t('desk.ticket.confidential')}
          <Switch checked={problem.confidential} onChange={(event) => update({ confidential: event.target.checked })} />
        </label>
      ) : null}
    </div>
  )
}
