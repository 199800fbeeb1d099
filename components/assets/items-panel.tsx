import { getT } from '@/components/i18n/get-t'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { NamedItem } from '@/lib/assets/schema'
import type { Locale } from '@/lib/platform/i18n/locale'
import { EditItems } from './edit-items'

interface ItemsPanelProps {
  ticket: { id: string; kind: 'incident' | 'problem' }
  items: readonly NamedItem[]
  editable: boolean
  locale: Locale
}

/** What a ticket is about, with the way to change it. */
export function ItemsPanel({ ticket, items, editable, locale }: ItemsPanelProps) {
  const t = getT(locale, 'admin')
  return (
    <Card className="space-y-3 p-4 text-sm">
      <h2 className="text-xs font-semibold text-muted-foreground">{t('items.ofTicket.title')}</h2>
      {items.length > 0 ? (
        <ul aria-label={t('items.ofTicket.title')} className="flex flex-wrap gap-1.5">
          {items.map(({ id, name }) => (
            <li key={id} className="max-w-full">
              <Badge className="h-auto max-w-full py-0.5 wrap-anywhere whitespace-normal">{name}</Badge>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted-foreground">{t('items.ofTicket.none')}</p>
      )}
      {editable ? (
        <EditItems ticket={ticket} items={items.map(({ id, name }) => ({ id, label: name }))}>
          {t('items.ofTicket.edit')}
        </EditItems>
      ) : null}
    </Card>
  )
}
