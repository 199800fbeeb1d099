import { describe, expect, it } from 'vitest'
import type { IncidentDraft } from '@/lib/imports/draft'
import { UnreadableFile } from '@/lib/imports/file/unreadable'
import { prepareServiceNow } from '@/lib/imports/servicenow/prepare'
import { fileOf, sampleText, unitsOf } from './support'

const units = await unitsOf(prepareServiceNow, fileOf(sampleText()))
const drafts = units.flatMap(({ draft }) => draft ?? [])

function draft(ref: string): IncidentDraft {
  const found = drafts.find(({ externalRef }) => externalRef === ref)
  if (!found) throw new Error(`No draft of ${ref}`)
  return found
}

const steps = (ref: string, field: string) =>
  draft(ref)
    .history.filter((entry) => entry.type === 'changed' && entry.field === field)
    .map(({ at, actor, old, new: next }) => [at.toISOString(), actor?.name, shown(old), shown(next)])

const shown = (value: IncidentDraft['history'][number]['new']) => {
  if (value?.is === 'person') return value.person.name
  if (value?.is === 'team') return value.team
  return value?.is === 'plain' ? value.value : value
}

describe('a ServiceNow audit log', () => {
  it('gives one incident a number, wherever its rows lie', () => {
    expect(drafts.map(({ externalRef }) => externalRef)).toEqual(['INC0900001', 'INC0900002', 'INC0900003', 'INC0900004'])
    expect(units.reduce((sum, { rows }) => sum + rows, 0)).toBe(19)
  })

  it('refuses bad rows with their number and reason, and takes the rest', () => {
    expect(units.flatMap(({ rejected }) => (rejected ? [[rejected.row, rejected.reason.code, rejected.reason.column]] : []))).toEqual([
      [14, 'unknown_state', 'incident_state'],
      [15, 'bad_date', 'sys_updated_at'],
      [16, 'missing_value', 'impact'],
      [17, 'missing_value', 'number'],
      [19, 'wrong_column_count', undefined],
    ])
  })

  it('makes the ticket of the last state', () => {
    expect(draft('INC0900001')).toMatchObject({
      title: 'Hardware / Printer / Paper jam',
      status: 'closed',
      holdReason: null,
      priority: 3,
      category: ['Hardware', 'Printer'],
      requester: { name: 'Marina Prado' },
      assignee: { name: 'Otto Lins' },
      team: 'Field Service',
      channel: 'phone',
      resolutionCode: 'Part replaced',
      createdAt: new Date('2017-10-15T01:30:00Z'),
      resolvedAt: new Date('2017-10-16T13:00:00Z'),
      closedAt: new Date('2017-10-21T14:00:00Z'),
      source: { made_sla: false, location: 'Recife', u_symptom: 'Paper jam', notify: 'Do Not Notify', sys_mod_count: 4 },
    })
    expect(draft('INC0900001').source).not.toHaveProperty('rfc')
  })

  it('tells every change with its time and who made it', () => {
    expect(steps('INC0900001', 'status')).toEqual([
      ['2017-10-15T11:00:00.000Z', 'Otto Lins', 'new', 'in_progress'],
      ['2017-10-15T11:30:00.000Z', 'Otto Lins', 'in_progress', 'on_hold'],
      ['2017-10-16T13:00:00.000Z', 'Otto Lins', 'on_hold', 'resolved'],
      ['2017-10-21T14:00:00.000Z', 'Scheduler', 'resolved', 'closed'],
    ])
    expect(steps('INC0900001', 'holdReason').map((step) => step.slice(2))).toEqual([
      [null, 'awaiting_requester'],
      ['awaiting_requester', null],
    ])
    expect(steps('INC0900001', 'team').map((step) => step.slice(2))).toEqual([['Service Desk', 'Field Service']])
    expect(steps('INC0900001', 'assignee').map((step) => step.slice(2))).toEqual([[null, 'Otto Lins']])
    expect(draft('INC0900001').history[0]).toMatchObject({ type: 'created', actor: { name: 'Desk Norte' } })
  })

  it('takes a missing resolution date from the row that turned Resolved last', () => {
    expect(draft('INC0900002')).toMatchObject({ resolvedAt: new Date('2017-10-19T11:00:00Z'), reopenCount: 1, channel: 'email' })
    expect(steps('INC0900002', 'status').map((step) => step.slice(2))).toEqual([
      ['new', 'in_progress'],
      ['in_progress', 'resolved'],
      ['resolved', 'in_progress'],
      ['in_progress', 'resolved'],
      ['resolved', 'closed'],
    ])
  })

  it('keeps the source’s word where ours is wider', () => {
    expect(draft('INC0900003')).toMatchObject({
      title: 'INC0900003',
      status: 'on_hold',
      holdReason: 'awaiting_requester',
      channel: 'other',
      source: { incident_state: 'Awaiting Evidence', contact_type: 'Walk-in' },
    })
    expect(steps('INC0900003', 'status')).toEqual([])
    expect(steps('INC0900003', 'source.incident_state').map((step) => step.slice(2))).toEqual([['Awaiting User Info', 'Awaiting Evidence']])
  })

  it('does not believe final dates of an incident that has not ended', () => {
    expect(draft('INC0900003')).toMatchObject({ resolvedAt: null, closedAt: null, resolutionCode: null })
  })

  it('reads a file that was sorted newest first', async () => {
    const [header = '', ...rows] = sampleText().trim().split('\r\n')
    const turned = await unitsOf(prepareServiceNow, fileOf([header, ...rows.toReversed()].join('\n')))
    const histories = (all: typeof units) => all.flatMap(({ draft: one }) => (one ? [one.history] : []))
    expect(histories(turned)).toEqual(histories(units))
  })

  it('names the columns that are missing', async () => {
    await expect(unitsOf(prepareServiceNow, fileOf('number,impact\nINC1,1\n'))).rejects.toEqual(
      new UnreadableFile('missing_columns', ['incident_state', 'opened_at', 'sys_updated_at', 'urgency']),
    )
  })
})
