'use client'

import { Link2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { LinkDialogProps } from './link-dialog'

const LinkDialog = dynamic(() => import('./link-dialog'))

/** The button that opens the dialog for a new link. */
export function AddRelation({ ticket, children }: { ticket: LinkDialogProps['ticket']; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="outline" size="sm" className="w-full" onClick={() => setOpen(true)}>
        <Link2 aria-hidden />
        {children}
      </Button>
      {open ? <LinkDialog ticket={ticket} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
