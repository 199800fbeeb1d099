import { Pencil } from 'lucide-react'
import { ArchiveButton } from '@/components/admin/archive-button'
import { getT } from '@/components/i18n/get-t'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { archiveItemAction, restoreItemAction } from '@/lib/assets/actions'
import type { ItemDto } from '@/lib/assets/schema'
import type { Locale } from '@/lib/platform/i18n/locale'
import { ItemDialog } from './item-dialog'

/** The configuration items by name, each with its kind. */
export function ItemList({ items, locale }: { items: readonly ItemDto[]; locale: Locale }) {
  const t = getT(locale, 'admin')
  return (
    <ul className="divide-y divide-border">
      {items.map((item) => {
        const edit = t('items.editTitle', { name: item.name })
        return (
          <li key={item.id} className="flex min-h-12 items-center gap-2 py-1.5 pr-3 pl-4">
            <span className={cn('min-w-0 flex-1 truncate font-medium', item.archivedAt && 'text-muted-foreground')}>{item.name}</span>
            <span className="text-sm text-muted-foreground max-sm:hidden">{t(`items.kinds.${item.kind}`)}</span>
            {item.archivedAt ? (
              <Badge>{t('archived')}</Badge>
            ) : (
              <ItemDialog
                key={item.version}
                item={item}
                trigger={
                  <Button variant="ghost" size="icon-sm" aria-label={edit} title={edit}>
                    <Pencil aria-hidden />
                  </Button>
                }
              />
            )}
            <ArchiveButton
              of="items"
              name={item.name}
              archived={item.archivedAt !== null}
              archive={archiveItemAction.bind(null, item.id)}
              restore={restoreItemAction.bind(null, item.id)}
            />
          </li>
        )
      })}
    </ul>
  )
}
