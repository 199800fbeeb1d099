'use client'

import { useT } from '@/components/i18n/use-t'
import { INCIDENT_STATUSES } from '@/lib/incidents/vocabulary'
import type { ListFilter } from '@/lib/incidents/views/vocabulary'
import { CHANNELS, PRIORITIES } from '@/lib/tickets/vocabulary'
import { SLA_STATES } from './state'

/** What a filter's value is called: by the dictionary, or by the name behind an id. */
export function useFilterLabel(filter: ListFilter, names: Readonly<Record<string, string>>): (value: string) => string {
  const t = useT()
  return (value) => {
    if (value === 'me') return t('common.values.me')
    if (value === 'none') return t(filter === 'assignee' ? 'common.values.unassigned' : 'common.values.none')
    switch (filter) {
      case 'sla':
        return known(SLA_STATES, value, (state) => t(`desk.clock.filter.${state}`))
      case 'status':
        return known(INCIDENT_STATUSES, value, (status) => t(`common.status.${status}`))
      case 'priority':
        return known(PRIORITIES, Number(value), (priority) => t(`common.priority.${priority}`))
      case 'channel':
        return known(CHANNELS, value, (channel) => t(`common.channel.${channel}`))
      case 'tag':
        return value
      case 'assignee':
      case 'team':
      case 'category':
        return names[value] ?? '…'
    }
  }
}

function known<V extends string | number>(values: readonly V[], value: string | number, label: (known: V) => string): string {
  const found = values.find((candidate) => candidate === value)
  return found === undefined ? String(value) : label(found)
}
