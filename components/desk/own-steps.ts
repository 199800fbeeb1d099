'use client'

import { useState } from 'react'
import type { ActionResult } from '@/lib/people/action-context'

/**
 * The changes that this page itself made of one record, each from a version to a version. What is sent after one of
 * them, before the page shows it, is based on it: nobody is in conflict with himself. What others changed stays one.
 */
export class OwnSteps {
  private readonly steps = new Map<number, number>()
  private last: Promise<unknown> = Promise.resolve()

  /** Sends a change that somebody based on `version`, after those that are on their way. */
  send<T>(version: number, work: (version: number) => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
    const sent = this.last.then(async () => {
      const base = this.after(version)
      const result = await work(base)
      if (result.ok) this.made(base, result.data)
      return result
    })
    this.last = sent.catch(() => undefined)
    return sent
  }

  private after(version: number): number {
    let base = version
    for (let next = this.steps.get(base); next !== undefined; next = this.steps.get(base)) base = next
    return base
  }

  private made(from: number, data: unknown): void {
    if (typeof data !== 'object' || data === null || !('version' in data)) return
    const to = data.version
    if (typeof to === 'number' && to > from) this.steps.set(from, to)
  }
}

/** The steps of the record that a page is about; the page of another record begins anew. */
export function useOwnSteps(): OwnSteps {
  const [steps] = useState(() => new OwnSteps())
  return steps
}
