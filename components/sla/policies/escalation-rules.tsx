'use client'

import { Plus, Trash2 } from 'lucide-react'
import { lookup } from '@/components/desk/lookup'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Select } from '@/components/ui/select'
import { LIMITS } from '@/lib/sla/policies/vocabulary'
import { CLOCK_EVENTS, SLA_METRICS, type Escalation } from '@/lib/sla/types'
import { CheckList } from './check-list'
import type { PolicyReferences } from './references'
import { usePolicyErrors, type PolicyIssues } from './use-policy-errors'

const NOTIFY = ['assignee', 'team', 'managers', 'admins'] as const

interface EscalationRulesProps {
  rules: readonly Escalation[]
  references: Pick<PolicyReferences, 'teams' | 'people'>
  issues: PolicyIssues
  onChange: (rules: readonly Escalation[]) => void
}

/** What else happens on a warning or a breach: any number of rules, in no order. */
export function EscalationRules({ rules, references, issues, onChange }: EscalationRulesProps) {
  const t = useT('policies')
  return (
    <div className="space-y-3">
      {rules.length === 0 ? <p className="text-sm text-muted-foreground">{t('escalation.none')}</p> : null}
      <ol className="space-y-3">
        {rules.map((rule, index) => (
          <li key={index}>
            <Rule
              number={index + 1}
              rule={rule}
              references={references}
              issues={issues}
              onChange={(more) => onChange(rules.with(index, tidy({ ...rule, ...more })))}
              onRemove={() => onChange(rules.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      <Button
        variant="outline"
        size="sm"
        disabled={rules.length >= LIMITS.escalations}
        onClick={() => onChange([...rules, { on: 'breach', notify: ['assignee'] }])}
      >
        <Plus aria-hidden />
        {t('escalation.add')}
      </Button>
    </div>
  )
}

/** Without what says nothing. */
function tidy({ on, metrics, notify, assignTeamId, assigneeId, raisePriority }: Escalation): Escalation {
  return {
    on,
    ...(metrics && metrics.length > 0 && { metrics }),
    ...(notify && notify.length > 0 && { notify }),
    ...(assignTeamId && { assignTeamId }),
    ...(assigneeId && { assigneeId }),
    ...(raisePriority && { raisePriority }),
  }
}

interface RuleProps {
  number: number
  rule: Escalation
  references: Pick<PolicyReferences, 'teams' | 'people'>
  issues: PolicyIssues
  onChange: (more: Partial<Escalation>) => void
  onRemove: () => void
}

function Rule({ number, rule, references, issues, onChange, onRemove }: RuleProps) {
  const t = useT('policies')
  const { field } = usePolicyErrors()
  const path = `escalations.${number - 1}`
  const { assigneeId } = rule
  const assignee = assigneeId ? { id: assigneeId, label: references.people[assigneeId] ?? t('describe.gone') } : null
  return (
    <fieldset className="relative grid gap-4 rounded-md border border-border p-3 sm:grid-cols-2 sm:p-4">
      <legend className="px-1 text-sm font-semibold">{t('escalation.rule', { number })}</legend>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t('escalation.remove', { number })}
        title={t('escalation.remove', { number })}
        onClick={onRemove}
        className="absolute -top-1 right-1"
      >
        <Trash2 aria-hidden />
      </Button>
      <FormField label={t('escalation.on')} className="pr-10 sm:pr-0">
        <Select
          value={rule.on}
          onChange={(event) => onChange({ on: CLOCK_EVENTS.find((on) => on === event.target.value) ?? rule.on })}
        >
          {CLOCK_EVENTS.map((on) => (
            <option key={on} value={on}>
              {t(`escalation.${on}`)}
            </option>
          ))}
        </Select>
      </FormField>
      <CheckList
        legend={t('escalation.metrics')}
        hint={t('escalation.allMetrics')}
        options={SLA_METRICS.map((value) => ({ value, label: t(`metric.${value}`) }))}
        chosen={rule.metrics ?? []}
        onChange={(metrics) => onChange({ metrics })}
      />
      <CheckList
        legend={t('escalation.notify')}
        options={NOTIFY.map((value) => ({ value, label: t(`escalation.${value}`) }))}
        chosen={rule.notify ?? []}
        onChange={(notify) => onChange({ notify })}
      />
      <FormField label={t('escalation.raise')}>
        <Select
          value={rule.raisePriority ?? ''}
          onChange={(event) =>
            onChange({ raisePriority: ([1, 2] as const).find((steps) => String(steps) === event.target.value) })
          }
        >
          <option value="">{t('escalation.keep')}</option>
          <option value="1">{t('escalation.raiseBy', { steps: 1 })}</option>
          <option value="2">{t('escalation.raiseBy', { steps: 2 })}</option>
        </Select>
      </FormField>
      <FormField label={t('escalation.assignTeam')} error={field(issues, `${path}.assignTeamId`)}>
        <Select value={rule.assignTeamId ?? ''} onChange={(event) => onChange({ assignTeamId: event.target.value })}>
          <option value="">{t('escalation.keep')}</option>
          {references.teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </FormField>
      <FormField label={t('escalation.assignTo')} error={field(issues, `${path}.assigneeId`)}>
        <Combobox
          search={lookup('assignees')}
          defaultValue={assignee}
          onChange={(option) => onChange({ assigneeId: option?.id })}
          placeholder={t('escalation.keep')}
        />
      </FormField>
      {field(issues, path) ? (
        <p role="alert" className="text-xs font-medium text-danger-ink sm:col-span-2">
          {field(issues, path)}
        </p>
      ) : null}
    </fieldset>
  )
}
