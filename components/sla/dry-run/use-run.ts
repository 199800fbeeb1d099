'use client'

import { useEffect, useState } from 'react'
import type { ActionResult } from '@/lib/people/action-context'
import type { RunStatus } from '@/lib/sla/runs/vocabulary'

const EVERY_MS = 1_000

/** So many questions in a row without an answer are no hiccup of the network. */
const LOST_AFTER = 4

export const hasEnded = ({ status }: { status: RunStatus }): boolean => status === 'done' || status === 'failed'

/**
 * A run as it stands, asked anew each second until it has ended: null before the first answer, and lost while no
 * answers come.
 * @param address null: there is none to ask for
 */
export function useRun<Run extends { status: RunStatus }>(address: string | null): { run: Run | null; lost: boolean } {
  const [known, setKnown] = useState<{ address: string; run: Run | null; misses: number } | null>(null)
  const current = known?.address === address ? known : null
  const run = current?.run ?? null
  const over = run !== null && hasEnded(run)

  useEffect(() => {
    if (address === null || over) return
    const ask = async () => {
      const response = await fetch(address).catch(() => null)
      const result = response?.ok ? ((await response.json()) as ActionResult<Run>) : null
      setKnown((before) => {
        if (result?.ok) return { address, run: result.data, misses: 0 }
        const same = before?.address === address ? before : null
        return { address, run: same?.run ?? null, misses: (same?.misses ?? 0) + 1 }
      })
    }
    void ask()
    const timer = setInterval(() => void ask(), EVERY_MS)
    return () => clearInterval(timer)
  }, [address, over])

  return { run, lost: !over && (current?.misses ?? 0) >= LOST_AFTER }
}
