import 'server-only'
import { after } from 'next/server'
import { log } from '@/lib/platform/log'
import { processWide } from '@/lib/platform/process-wide'
import { runWaiting } from './run'

/** Tenants whose imports one process works on at a time; the others wait their turn. */
const AT_ONCE = 2

interface Runner {
  active: Map<string, Promise<void>>
  waiting: string[]
}

const runner = (): Runner => processWide('imports.runner', () => ({ active: new Map(), waiting: [] }))

/**
 * Sees to it that this process works on what the tenant has waiting, and returns when it no longer does.
 * Being called often costs nothing while it is at it.
 */
export function wakeImports(tenantId: string): Promise<void> {
  const { active, waiting } = runner()
  const running = active.get(tenantId)
  if (running) return running
  if (active.size >= AT_ONCE) {
    if (!waiting.includes(tenantId)) waiting.push(tenantId)
    return Promise.resolve()
  }
  const work = runWaiting(tenantId)
    .catch((error: unknown) => log().error({ tenantId, error }, 'imports could not be worked on'))
    .finally(() => {
      active.delete(tenantId)
      const next = waiting.shift()
      if (next) void wakeImports(next)
    })
  active.set(tenantId, work)
  return work
}

/** The same once the response has gone out, so that whoever asked does not share the process with the work. */
export function wakeAfterwards(tenantId: string): void {
  const wake = () => wakeImports(tenantId)
  try {
    after(wake)
  } catch {
    // Outside of a request that Next serves there is no response to wait for.
    void wake()
  }
}
