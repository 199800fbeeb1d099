'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { insertIntoDraft } from '@/components/incidents/insert-into-draft'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { applyKnownErrorAction, dismissKnownErrorAction } from '@/lib/problems/known-errors/actions'

interface KnownErrorActionsProps {
  problemId: string
  incident: { id: string; number: string }
  words: Record<'use' | 'useHint' | 'used' | 'dismiss' | 'dismissHint' | 'dismissed', string>
}

/** Takes an incident for a case of a known error, or says that it is none. */
export function KnownErrorActions({ problemId, incident, words }: KnownErrorActionsProps) {
  const router = useRouter()
  const showError = useErrorToast()
  const [pending, startTransition] = useTransition()

  const use = () =>
    startTransition(async () => {
      const result = await call(() => applyKnownErrorAction(problemId, incident.id))
      if (!result.ok) return showError(result.error)
      // The message stands on the conversation: from another part of the page the way leads there.
      if (!insertIntoDraft(incident.id, result.data.workaround)) router.push(`/desk/incidents/${incident.number}`)
      toast.success(words.used)
    })

  const dismiss = () =>
    startTransition(async () => {
      const result = await call(() => dismissKnownErrorAction(problemId, incident.id))
      if (result.ok) toast.success(words.dismissed)
      else showError(result.error)
    })

  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" disabled={pending} aria-busy={pending} title={words.useHint} aria-description={words.useHint} onClick={use}>
        {words.use}
      </Button>
      <Button size="sm" variant="outline" disabled={pending} title={words.dismissHint} aria-description={words.dismissHint} onClick={dismiss}>
        {words.dismiss}
      </Button>
    </div>
  )
}
