'use client'

import { Archive, ArchiveRestore, ArrowDown, ArrowUp, GripVertical, Pencil, Plus } from 'lucide-react'
import { useState, useTransition } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { archiveKbCategoryAction, reorderKbCategoriesAction, restoreKbCategoryAction } from '@/lib/knowledge/actions/categories'
import type { KbCategoryDto } from '@/lib/knowledge/categories/schema'
import { useTold } from '../errors'
import { ToldButton } from '../told-button'
import { KbCategoryDialog } from './category-dialog'
import { moved } from './order'

const indents = ['pl-2', 'pl-8', 'pl-14', 'pl-20']
const DEEPEST = indents.length

/** The tree of categories, one row each; siblings change places by buttons or by dragging. */
export function KbCategoryTree({ categories }: { categories: readonly KbCategoryDto[] }) {
  const t = useT('knowledge')
  const told = useTold()
  const [dragged, setDragged] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const open = categories.filter(({ archivedAt }) => archivedAt === null)
  const siblingsOf = ({ parentId }: KbCategoryDto) => open.filter((other) => other.parentId === parentId)
  /** Everywhere but in itself and below itself. */
  const parentsOf = ({ id, path }: KbCategoryDto) => open.filter((other) => other.id !== id && !path.every((name, at) => other.path[at] === name))

  function move(category: KbCategoryDto, to: number) {
    const siblings = siblingsOf(category)
    const ids = moved(siblings, siblings.indexOf(category), to).map(({ id }) => id)
    startTransition(async () => {
      await told(() => reorderKbCategoriesAction({ parentId: category.parentId, ids }), t('categoryAdmin.moved'))
    })
  }

  function drop(target: KbCategoryDto) {
    const source = open.find(({ id }) => id === dragged)
    setDragged(null)
    if (source && source.id !== target.id && source.parentId === target.parentId) move(source, siblingsOf(target).indexOf(target))
  }

  return (
    <ul className="divide-y divide-border" aria-busy={pending}>
      {categories.map((category) => {
        const { id, name, path, archivedAt, version } = category
        const siblings = siblingsOf(category)
        const place = siblings.indexOf(category)
        const label = path.join(' › ')
        return (
          <li
            key={id}
            draggable={archivedAt === null}
            onDragStart={() => setDragged(id)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => dragged && event.preventDefault()}
            onDrop={() => drop(category)}
            className={cn('flex min-h-12 flex-wrap items-center gap-1 py-1.5 pr-3', indents[Math.min(path.length, DEEPEST) - 1], dragged === id && 'opacity-50')}
          >
            <span title={t('categoryAdmin.drag')} className={cn('cursor-grab text-subtle-foreground', archivedAt && 'invisible')}>
              <GripVertical aria-hidden className="size-4" />
            </span>
            <span className={cn('min-w-32 flex-1 truncate px-1', path.length === 1 && 'font-medium', archivedAt && 'text-muted-foreground')}>
              {name}
              <span className="ml-2 text-xs font-normal text-subtle-foreground">{category.slug}</span>
            </span>
            {archivedAt ? (
              <>
                <Badge>{t('categoryAdmin.archived')}</Badge>
                <ToldButton variant="ghost" size="icon-sm" aria-label={t('categoryAdmin.restore', { name: label })} action={() => restoreKbCategoryAction(id)} success={t('categoryAdmin.restored')}>
                  <ArchiveRestore aria-hidden />
                </ToldButton>
              </>
            ) : (
              <span className="flex">
                <Button variant="ghost" size="icon-sm" aria-label={t('categoryAdmin.up', { name: label })} disabled={pending || place === 0} onClick={() => move(category, place - 1)}>
                  <ArrowUp aria-hidden />
                </Button>
                <Button variant="ghost" size="icon-sm" aria-label={t('categoryAdmin.down', { name: label })} disabled={pending || place === siblings.length - 1} onClick={() => move(category, place + 1)}>
                  <ArrowDown aria-hidden />
                </Button>
                {path.length < DEEPEST ? (
                  <KbCategoryDialog
                    parentId={id}
                    parents={open}
                    trigger={
                      <Button variant="ghost" size="icon-sm" aria-label={t('categoryAdmin.addBelow', { name: label })}>
                        <Plus aria-hidden />
                      </Button>
                    }
                  />
                ) : null}
                <KbCategoryDialog
                  key={version}
                  category={category}
                  parents={parentsOf(category)}
                  trigger={
                    <Button variant="ghost" size="icon-sm" aria-label={t('categoryAdmin.editTitle', { name: label })}>
                      <Pencil aria-hidden />
                    </Button>
                  }
                />
                <ToldButton
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t('categoryAdmin.archive', { name: label })}
                  action={() => archiveKbCategoryAction(id)}
                  success={t('categoryAdmin.archiveDone')}
                  confirm={{ title: t('categoryAdmin.archiveTitle', { name: label }), text: t('categoryAdmin.archiveText'), label: t('categoryAdmin.archiveConfirm') }}
                >
                  <Archive aria-hidden />
                </ToldButton>
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
