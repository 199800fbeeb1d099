'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ItemsDialogProps } from './items-dialog'

const ItemsDialog = dynamic(() => import('./items-dialog'))

/** The button that opens the dialog for a ticket's items. */
export function EditItems(props: Omit<ItemsDialogProps, 'onClose'>) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="outline" size="sm" className="w-full" onClick={() => setOpen(true)}>
        {props.words.edit}
      </Button>
      {open ? <ItemsDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
