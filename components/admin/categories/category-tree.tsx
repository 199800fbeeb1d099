import { CornerDownRight, Pencil, Plus } from 'lucide-react'
import { ArchiveButton } from '@/components/admin/archive-button'
import { getT } from '@/components/i18n/get-t'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { archiveCategoryAction, restoreCategoryAction } from '@/lib/tickets/categories/actions'
import type { CategoryDto } from '@/lib/tickets/categories/schema'
import type { Locale } from '@/lib/platform/i18n/locale'
import { CategoryDialog } from './category-dialog'

const indents = ['pl-4', 'pl-10', 'pl-16', 'pl-22', 'pl-28']
const DEEPEST = indents.length

/** The tree, one row a category, those below indented. */
export function CategoryTree({ categories, locale }: { categories: CategoryDto[]; locale: Locale }) {
  const t = getT(locale, 'admin')
  const open = categories.filter(({ archivedAt }) => archivedAt === null)
  /** Everywhere but in itself and below itself. */
  const parentsOf = (category: CategoryDto) =>
    open.filter(({ id, path }) => id !== category.id && !category.path.every((name, at) => path[at] === name))
  return (
    <ul className="divide-y divide-border">
      {categories.map((category) => {
        const depth = category.path.length
        const label = category.path.join(' › ')
        return (
          <li key={category.id} className={cn('flex min-h-12 items-center gap-2 py-1.5 pr-3', indents[Math.min(depth, DEEPEST) - 1])}>
            {depth > 1 ? <CornerDownRight aria-hidden className="size-4 shrink-0 text-subtle-foreground" /> : null}
            <span className={cn('min-w-0 flex-1 truncate', depth === 1 && 'font-medium', category.archivedAt && 'text-muted-foreground')}>
              {category.name}
            </span>
            {category.archivedAt ? <Badge>{t('archived')}</Badge> : null}
            {category.archivedAt ? null : (
              <>
                {depth < DEEPEST ? (
                  <CategoryDialog
                    parentId={category.id}
                    parents={open}
                    trigger={
                      <Button variant="ghost" size="icon-sm" aria-label={t('categories.addBelow', { name: label })} title={t('categories.addBelow', { name: label })}>
                        <Plus aria-hidden />
                      </Button>
                    }
                  />
                ) : null}
                <CategoryDialog
                  key={category.version}
                  category={category}
                  parents={parentsOf(category)}
                  trigger={
                    <Button variant="ghost" size="icon-sm" aria-label={t('categories.editTitle', { name: label })} title={t('categories.editTitle', { name: label })}>
                      <Pencil aria-hidden />
                    </Button>
                  }
                />
              </>
            )}
            <ArchiveButton
              of="categories"
              name={label}
              archived={category.archivedAt !== null}
              archive={archiveCategoryAction.bind(null, category.id)}
              restore={restoreCategoryAction.bind(null, category.id)}
            />
          </li>
        )
      })}
    </ul>
  )
}
