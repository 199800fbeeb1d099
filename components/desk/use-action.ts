'use client'

import { useCallback } from 'react'
import { useT } from '@/components/i18n/use-t'
import { errorText } from '@/components/shared/error-text'
import { toast } from '@/components/ui/toast-store'
import type { ActionError, ActionResult } from '@/lib/people/action-context'

/** Calls a server action; a request that never arrived is an error like any other. */
export async function call<T>(work: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  try {
    return await work()
  } catch (error) {
    // Redirects and the like are the router's; anything else here is the network.
    if (error instanceof Error && 'digest' in error) throw error
    return { ok: false, error: { code: 'offline', message: 'The server could not be reached', requestId: '' } }
  }
}

/** Tells an error in a toast: for what has no form to show it in. */
export function useErrorToast(): (error: ActionError) => void {
  const t = useT('common')
  return useCallback((error) => toast.error(t('error.title'), { description: errorText(t, error) }), [t])
}
