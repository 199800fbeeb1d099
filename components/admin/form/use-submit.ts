'use client'

import { useState, useTransition } from 'react'
import { call } from '@/components/desk/use-action'
import type { ActionError, ActionResult } from '@/lib/people/action-context'

/** Runs server actions one at a time, and keeps why the last one failed. */
export function useSubmit() {
  const [pending, startTransition] = useTransition()
  const [error, setError] = useState<ActionError | null>(null)

  function submit<T>(work: () => Promise<ActionResult<T>>, done?: (data: T) => void) {
    startTransition(async () => {
      const result = await call(work)
      setError(result.ok ? null : result.error)
      if (result.ok) done?.(result.data)
    })
  }

  return { pending, error, submit, forget: () => setError(null) }
}
