'use client'

import { Columns3 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { COLUMNS, type ColumnId } from '@/lib/incidents/views/vocabulary'
import { columnKey, FIXED_COLUMNS } from './columns'

const AnchoredPopover = dynamic(() => import('@/components/ui/anchored-popover').then((module) => module.AnchoredPopover))

interface ColumnMenuProps {
  columns: readonly ColumnId[]
  onChange: (columns: readonly ColumnId[]) => void
}

/** Which columns a queue shows; on narrow screens the cards decide. */
export function ColumnMenu({ columns, onChange }: ColumnMenuProps) {
  const t = useT()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const label = t('desk.queue.columns')
  return (
    <>
      <Button
        ref={button}
        variant="ghost"
        size="icon-sm"
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="ml-auto max-md:hidden"
      >
        <Columns3 aria-hidden />
      </Button>
      {open ? (
        <AnchoredPopover anchor={button} onClose={() => setOpen(false)} aria-label={label} align="end" className="w-52 p-1">
          {COLUMNS.filter((id) => !FIXED_COLUMNS.includes(id)).map((id) => (
            <label key={id} className="flex cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 text-sm hover:bg-accent">
              <Checkbox
                checked={columns.includes(id)}
                onChange={(event) => onChange(COLUMNS.filter((other) => (other === id ? event.target.checked : columns.includes(other))))}
              />
              {t(columnKey(id))}
            </label>
          ))}
        </AnchoredPopover>
      ) : null}
    </>
  )
}
