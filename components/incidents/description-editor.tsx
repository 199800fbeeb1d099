'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { useTicket } from './ticket-provider'

const DescriptionForm = dynamic(() => import('./description-form'))

/** The description as the server has rendered it, and a form in its place for whoever edits it. */
export function DescriptionEditor({ children }: { children: ReactNode }) {
  const { can } = useTicket()
  const t = useT('desk')
  const [editing, setEditing] = useState(false)
  if (editing) return <DescriptionForm onClose={() => setEditing(false)} />
  return (
    <>
      {children}
      {can.update ? (
        <Button variant="link" size="sm" className="mt-2 -ml-3 h-auto" onClick={() => setEditing(true)}>
          {t('ticket.editDescription')}
        </Button>
      ) : null}
    </>
  )
}
