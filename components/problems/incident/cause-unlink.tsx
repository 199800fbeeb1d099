'use client'

import { type ReactNode, useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { Button } from '@/components/ui/button'
import { unlinkIncidentAction } from '@/lib/problems/incidents/actions'

/** Takes an incident from its problem. */
export function CauseUnlink({ incidentId, children }: { incidentId: string; children: ReactNode }) {
  const showError = useErrorToast()
  const [pending, startTransition] = useTransition()
  const unlink = () =>
    startTransition(async () => {
      const result = await call(() => unlinkIncidentAction(incidentId))
      if (!result.ok) showError(result.error)
    })
  return (
    <Button variant="ghost" size="sm" className="w-full" disabled={pending} aria-busy={pending} onClick={unlink}>
      {children}
    </Button>
  )
}
