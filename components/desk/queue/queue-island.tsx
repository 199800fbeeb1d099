'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { type MouseEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useCommands } from '@/components/desk/commands/registry'
import { useT } from '@/components/i18n/use-t'
import type { BulkPermissions } from './bulk-bar'
import { useBulk } from './use-bulk'
import { useSelection } from './use-selection'

/** What the island knows of a row: enough to act on it, and to take that back. */
export interface QueueItem {
  id: string
  number: string
  version: number
  assigneeId: string | null
  teamId: string | null
}

interface QueueIslandProps {
  items: readonly QueueItem[]
  /** The bin can only be emptied back. */
  inBin: boolean
  me: string
  permissions: BulkPermissions
  children: ReactNode
}

const BulkBar = dynamic(() => import('./bulk-bar'))

/**
 * Makes the rows that the server has rendered selectable, and workable by keyboard: one listener around the
 * table instead of a component in each row. The focus is the cursor, so that what is announced is what is
 * marked; the selection is state of the island and is written to the checkboxes.
 */
export function QueueIsland({ items, inBin, me, permissions, children }: QueueIslandProps) {
  const t = useT('desk')
  const router = useRouter()
  const box = useRef<HTMLDivElement>(null)
  const { selected, toggle, toggleAll, clear } = useSelection(items)
  const [statusMenu, setStatusMenu] = useState(false)
  const bulk = useBulk(clear)

  useLayoutEffect(() => {
    for (const check of checksIn(box.current)) {
      const id = check.dataset.select
      if (id === 'all') {
        check.checked = selected.length > 0 && selected.length === items.length
        check.indeterminate = selected.length > 0 && selected.length < items.length
      } else {
        check.checked = selected.some((item) => item.id === id)
      }
    }
  })

  function onClick(event: MouseEvent) {
    const target = event.target
    if (!(target instanceof Element)) return
    if (target instanceof HTMLInputElement && target.dataset.select) {
      if (target.dataset.select === 'all') toggleAll(target.checked)
      else toggle(target.dataset.select, { on: target.checked, through: event.shiftKey })
      return
    }
    const link = target.closest('a') ?? rowLink(target.closest('tr[data-id]'))
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (!link || elsewhere || event.defaultPrevented || String(getSelection())) return
    event.preventDefault()
    router.push(link.getAttribute('href') ?? '/desk')
  }

  const rowOfFocus = () => document.activeElement?.closest('tr[data-id]') ?? null
  const idOf = (row: Element | null) => (row instanceof HTMLElement ? row.dataset.id : undefined)

  function move(step: 1 | -1) {
    const rows = [...(box.current?.querySelectorAll('tr[data-id]') ?? [])]
    const current = rowOfFocus()
    const next = current ? rows[rows.indexOf(current) + step] : rows[0]
    rowLink(next)?.focus()
  }

  /** What is selected, else the row under the cursor. */
  function aim(): readonly QueueItem[] {
    if (selected.length > 0) return selected
    const id = idOf(rowOfFocus())
    return items.filter((item) => item.id === id)
  }

  function take() {
    const aimed = aim()
    if (aimed.length > 0 && permissions.assign && !inBin) void bulk.assign(aimed, { assigneeId: me })
  }

  useCommands([
    { id: 'next', run: () => move(1) },
    { id: 'previous', run: () => move(-1) },
    { id: 'open', run: () => rowLink(rowOfFocus())?.click() },
    {
      id: 'select',
      run: () => {
        const id = idOf(rowOfFocus())
        if (id) toggle(id)
      },
    },
    { id: 'take', run: take },
    {
      id: 'status',
      run: () => {
        const id = idOf(rowOfFocus())
        if (selected.length === 0 && id) toggle(id, { on: true })
        if (aim().length > 0) setStatusMenu(true)
      },
    },
  ])

  return (
    // The keyboard has the links, the checkboxes and the commands above; the click is a larger target for them.
    <div ref={box} onClick={onClick}>
      {children}
      <p role="status" className="sr-only">
        {selected.length > 0 ? t('bulk.selected', { count: selected.length }) : ''}
      </p>
      {selected.length > 0 ? (
        <BulkBar
          items={selected}
          inBin={inBin}
          me={me}
          permissions={permissions}
          bulk={bulk}
          statusMenu={statusMenu}
          onStatusMenu={setStatusMenu}
          onClear={clear}
        />
      ) : null}
    </div>
  )
}

const checksIn = (box: HTMLElement | null): Iterable<HTMLInputElement> =>
  box?.querySelectorAll<HTMLInputElement>('input[data-select]') ?? []

const rowLink = (row: Element | null | undefined): HTMLAnchorElement | null => row?.querySelector<HTMLAnchorElement>('td a') ?? null
