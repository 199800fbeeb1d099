'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ComboboxOption } from '@/components/ui/combobox'

const ItemsDialog = dynamic(() => import('./items-dialog'))

interface EditItemsProps {
  ticket: { id: string; kind: 'incident' | 'problem' }
  items: readonly ComboboxOption[]
  children: ReactNode
}

/** The button that opens the dialog for a ticket's items. */
export function EditItems({ ticket, items, children }: EditItemsProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="outline" size="sm" className="w-full" onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open ? <ItemsDialog ticket={ticket} items={items} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
