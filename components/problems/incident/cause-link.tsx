'use client'

import { Bug } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'

const GroupDialog = dynamic(() => import('./group-dialog'))

/** The button that opens the choice of a problem for one incident. */
export function CauseLink({ incident, children }: { incident: { id: string; number: string }; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="outline" size="sm" className="w-full" onClick={() => setOpen(true)}>
        <Bug aria-hidden />
        {children}
      </Button>
      {open ? <GroupDialog incidents={[incident]} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
