'use client'

import { useT } from '@/components/i18n/use-t'
import { updateIncidentAction } from '@/lib/incidents/actions'
import { Field } from './field'
import { TagsInput } from './tags-input'
import { useTicket } from './ticket-provider'

/** The ticket's tags, saved as they are put and taken away. */
export function TagsField() {
  const { ticket, can, runAlone } = useTicket()
  const t = useT('common')

  const change = (tags: readonly string[]) =>
    void runAlone({
      label: t('field.tags'),
      value: tags.join(', '),
      send: (version) => updateIncidentAction(ticket.id, { tags: [...tags], version }),
    })

  return (
    <Field label={t('field.tags')}>
      {can.update ? <TagsInput tags={ticket.tags} onChange={change} /> : ticket.tags.join(', ') || t('values.none')}
    </Field>
  )
}
