'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { FormError } from '@/components/admin/form/form-error'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-store'
import type { ActionError } from '@/lib/people/action-context'
import type { PolicyDto } from '@/lib/sla/policies/schema'
import { LIMITS } from '@/lib/sla/policies/vocabulary'
import { HOLD_REASONS } from '@/lib/tickets/vocabulary'
import { CheckList } from './check-list'
import { ConditionsFields } from './conditions-fields'
import { EscalationRules } from './escalation-rules'
import { emptyForm, formOf, issuesOf, readForm, type PolicyForm } from './form'
import { PercentInput } from './percent-input'
import type { PolicyReferences } from './references'
import { SaveDialog, type Saved } from './save-dialog'
import { TargetsGrid } from './targets-grid'
import { usePolicyErrors, type PolicyIssues } from './use-policy-errors'

interface PolicyEditorProps {
  /** Absent: a new one is made. */
  policy?: PolicyDto
  /** What a new one counts by at first. */
  calendarId?: string | undefined
  references: PolicyReferences
}

/** Everything a policy says. Nothing is saved before the dialog was answered. */
export function PolicyEditor({ policy, calendarId, references }: PolicyEditorProps) {
  const t = useT('policies')
  const common = useT('common')
  const router = useRouter()
  const { field } = usePolicyErrors()
  const { calendars } = references
  const initial = policy ? formOf(policy) : emptyForm(calendarId ?? calendars[0]?.id ?? '')
  const [form, setForm] = useState<PolicyForm>(initial)
  const [issues, setIssues] = useState<PolicyIssues>({})
  const [error, setError] = useState<ActionError | null>(null)
  const [asking, setAsking] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  const { definition, issues: own } = readForm(form)
  const isChanged = JSON.stringify(form) !== JSON.stringify(initial)

  // Whoever was refused finds the first field to correct under the cursor.
  useEffect(() => {
    if (Object.keys(issues).length > 0) element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [issues])

  function change(more: Partial<PolicyForm>) {
    setForm({ ...form, ...more })
    if (Object.keys(issues).length > 0) setIssues({})
  }

  function ask(event: FormEvent) {
    event.preventDefault()
    setIssues(own)
    setError(null)
    if (Object.keys(own).length === 0) setAsking(true)
    else toast.error(common('error.validation_failed'))
  }

  function refused(why: ActionError) {
    setAsking(false)
    setIssues(issuesOf(why))
    setError(why)
  }

  function saved({ id, version, moveId }: Saved) {
    setAsking(false)
    toast.success(policy ? t('save.saved', { version }) : t('save.created'))
    if (!policy) router.push('/admin/policies')
    else router.replace(moveId ? `/admin/policies/${id}?move=${moveId}` : `/admin/policies/${id}`)
  }

  return (
    <form ref={element} onSubmit={ask} noValidate className="space-y-5">
      <FormError error={error} />
      <Card>
        <CardContent className="grid gap-4 sm:grid-cols-2">
          <FormField label={t('form.name')} error={field(issues, 'name')} required>
            <Input
              value={form.name}
              onChange={(event) => change({ name: event.target.value })}
              maxLength={LIMITS.name}
              autoComplete="off"
            />
          </FormField>
          <FormField
            label={t('form.calendar')}
            hint={t('form.calendarHint')}
            error={field(issues, 'calendarId')}
            required
          >
            <Select value={form.calendarId} onChange={(event) => change({ calendarId: event.target.value })}>
              {calendars.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </FormField>
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('form.when')}</CardTitle>
          <CardDescription>{t('form.whenHint')}</CardDescription>
        </CardHeader>
        <CardContent>
          <ConditionsFields form={form} categories={references.categories} issues={issues} onChange={change} />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('form.targets')}</CardTitle>
          <CardDescription>{t('form.targetsHint')}</CardDescription>
        </CardHeader>
        <CardContent className="space-y-3">
          {field(issues, 'targets') ? (
            <p role="alert" className="text-sm font-medium text-danger-ink">
              {field(issues, 'targets')}
            </p>
          ) : null}
          <TargetsGrid
            targets={form.targets}
            calendars={calendars}
            calendarId={form.calendarId}
            issues={issues}
            onChange={(targets) => change({ targets })}
          />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('form.behaviour')}</CardTitle>
        </CardHeader>
        <CardContent className="grid gap-5 sm:grid-cols-[10rem_1fr]">
          <FormField label={t('form.warnPercent')} hint={t('form.warnHint')} error={field(issues, 'warnPercent')}>
            <PercentInput value={form.warnPercent} onChange={(warnPercent) => change({ warnPercent })} />
          </FormField>
          <CheckList
            legend={t('form.pauseOn')}
            hint={t('form.pauseHint')}
            options={HOLD_REASONS.map((value) => ({ value, label: common(`holdReason.${value}`) }))}
            chosen={form.pauseOn}
            onChange={(pauseOn) => change({ pauseOn })}
          />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('escalation.title')}</CardTitle>
          <CardDescription>{t('escalation.hint')}</CardDescription>
        </CardHeader>
        <CardContent>
          <EscalationRules
            rules={form.escalations}
            references={references}
            issues={issues}
            onChange={(escalations) => change({ escalations })}
          />
        </CardContent>
      </Card>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" size="lg" disabled={policy !== undefined && !isChanged}>
          {t('form.save')}
        </Button>
        {isChanged ? <p className="text-sm text-muted-foreground">{t('form.unsaved')}</p> : null}
      </div>
      {asking && definition ? (
        <SaveDialog
          policy={policy}
          name={form.name.trim()}
          definition={definition}
          onClose={() => setAsking(false)}
          onRefused={refused}
          onSaved={saved}
        />
      ) : null}
    </form>
  )
}
