'use client'

import { lookup } from '@/components/desk/lookup'
import { useT } from '@/components/i18n/use-t'
import { UserChip } from '@/components/shared/user-chip'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { assignIncidentAction, updateIncidentAction } from '@/lib/incidents/actions'
import { Field } from './field'
import { PriorityField } from './priority-field'
import { TagsField } from './tags-field'
import { useTicket } from './ticket-provider'
import { LEVELS, type Level } from '@/lib/tickets/vocabulary'

const option = (named: { id: string; name: string } | null): ComboboxOption | null => named && { id: named.id, label: named.name }

type Update = Parameters<typeof updateIncidentAction>[1]

/** What is known of the ticket beside its texts; each field is changed where it stands, at once. */
export function SidePanel() {
  const { ticket, can, me, runAlone } = useTicket()
  const t = useT()

  const update = (label: string, value: string, change: Update) =>
    void runAlone({ label, value, send: (version) => updateIncidentAction(ticket.id, { ...change, version }) })
  const assign = (label: string, value: string, change: { assigneeId?: string | null; teamId?: string | null }) =>
    void runAlone({ label, value, send: (version) => assignIncidentAction(ticket.id, { ...change, version }) })

  const none = t('common.values.none')
  const fields = {
    requester: t('common.field.requester'),
    assignee: t('common.field.assignee'),
    team: t('common.field.team'),
    category: t('common.field.category'),
    impact: t('common.field.impact'),
    urgency: t('common.field.urgency'),
  }

  return (
    <div className="space-y-4">
      <Field label={fields.requester}>
        {can.update ? (
          <Combobox
            search={lookup('people')}
            clearable={false}
            value={option(ticket.requester)}
            onChange={(person) => person && update(fields.requester, person.label, { requesterId: person.id })}
            aria-label={fields.requester}
          />
        ) : (
          <UserChip name={ticket.requester.name} />
        )}
        {ticket.requester.email ? (
          <a href={`mailto:${ticket.requester.email}`} className="mt-1 block truncate text-xs text-link hover:underline">
            {ticket.requester.email}
          </a>
        ) : null}
      </Field>
      <Field label={fields.assignee}>
        {can.assign ? (
          <>
            <Combobox
              search={lookup('assignees')}
              value={option(ticket.assignee)}
              placeholder={t('common.values.unassigned')}
              onChange={(person) =>
                assign(fields.assignee, person?.label ?? t('common.values.unassigned'), { assigneeId: person?.id ?? null })
              }
              aria-label={fields.assignee}
            />
            {ticket.assignee?.id === me ? null : (
              <button
                type="button"
                onClick={() => assign(fields.assignee, t('common.values.me'), { assigneeId: me })}
                className="mt-1 rounded-sm text-xs font-medium text-link hover:underline"
              >
                {t('desk.ticket.assignToMe')}
              </button>
            )}
          </>
        ) : ticket.assignee ? (
          <UserChip name={ticket.assignee.name} />
        ) : (
          t('common.values.unassigned')
        )}
      </Field>
      <Field label={fields.team}>
        {can.assign ? (
          <Combobox
            search={lookup('teams')}
            value={option(ticket.team)}
            placeholder={none}
            onChange={(team) => assign(fields.team, team?.label ?? none, { teamId: team?.id ?? null })}
            aria-label={fields.team}
          />
        ) : (
          (ticket.team?.name ?? none)
        )}
      </Field>
      <Field label={fields.category}>
        {can.update ? (
          <Combobox
            search={lookup('categories')}
            value={option(ticket.category)}
            placeholder={none}
            onChange={(category) => update(fields.category, category?.label ?? none, { categoryId: category?.id ?? null })}
            aria-label={fields.category}
          />
        ) : (
          (ticket.category?.name ?? none)
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        {(['impact', 'urgency'] as const).map((field) => (
          <Field key={field} label={fields[field]}>
            {can.update ? (
              <Select
                value={ticket[field]}
                onChange={(event) => {
                  const level = levelOf(event.target.value)
                  update(fields[field], t(`common.${field}.${level}`), { [field]: level })
                }}
                aria-label={fields[field]}
              >
                {LEVELS.map((level) => (
                  <option key={level} value={level}>
                    {t(`common.${field}.${level}`)}
                  </option>
                ))}
              </Select>
            ) : (
              t(`common.${field}.${ticket[field]}`)
            )}
          </Field>
        ))}
      </div>
      <PriorityField />
      <TagsField />
      <Field label={t('common.field.channel')}>{t(`common.channel.${ticket.channel}`)}</Field>
      {can.confidential ? (
        <label className="flex items-center justify-between gap-3 text-sm">
          <span>
            {t('desk.ticket.confidential')}
            <span className="block text-xs text-muted-foreground">{t('desk.ticket.confidentialHint')}</span>
          </span>
          <Switch
            checked={ticket.confidential}
            onChange={(event) =>
              update(
                t('desk.ticket.confidential'),
                t(event.target.checked ? 'common.values.yes' : 'common.values.no'),
                { confidential: event.target.checked },
              )
            }
          />
        </label>
      ) : null}
    </div>
  )
}

const levelOf = (value: string): Level => LEVELS.find((level) => level === value) ?? 'medium'
