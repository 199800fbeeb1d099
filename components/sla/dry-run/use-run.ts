'use client'

import { useEffect, useState } from 'react'
import type { ActionResult } from '@/lib/people/action-context'
import type { RunStatus } from '@/lib/sla/runs/vocabulary'

const EVERY_MS = 1_000

export const hasEnded = ({ status }: { status: RunStatus }): boolean => status === 'done' || status === 'failed'

/**
 * A run as it stands, asked anew each second until it has ended; null before the first answer.
 * @param address null: there is none to ask for
 */
export function useRun<Run extends { status: RunStatus }>(address: string | null): Run | null {
  const [known, setKnown] = useState<{ address: string; run: Run } | null>(null)
  const run = known && known.address === address ? known.run : null
  const over = run !== null && hasEnded(run)

  useEffect(() => {
    if (address === null || over) return
    const ask = async () => {
      const response = await fetch(address).catch(() => null)
      const result = response?.ok ? ((await response.json()) as ActionResult<Run>) : null
      if (result?.ok) setKnown({ address, run: result.data })
    }
    void ask()
    const timer = setInterval(() => void ask(), EVERY_MS)
    return () => clearInterval(timer)
  }, [address, over])

  return run
}
