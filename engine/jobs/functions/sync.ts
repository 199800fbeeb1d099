import type { Engine } from '../../engine.ts'
import { startLoop, type Loop } from '../../loop.ts'
import { send } from '../protocol/http.ts'
import { isSigned, signJson } from '../protocol/signature.ts'
import { registerApp } from './register.ts'

/**
 * Milliseconds between looks at an application that answered, and at one that did not. What a new release of it adds is
 * unknown until the next look, and events for it would begin nothing: so the looks are close together.
 */
const AGAIN = 2_000
const SOON = 1_000
const TIMEOUT = 30_000

export interface Sync {
  stop: () => Promise<void>
  /** Applications that have not answered, or whose functions were refused, at the last look. */
  missing: () => string[]
}

/** Asks the applications of the environment for their functions, at the start and ever again. */
export function startSync(engine: Engine): Sync {
  const problems = new Map<string, string>(engine.env.apps.map((url) => [url, 'not asked yet']))
  const loops: Loop[] = engine.env.apps.map((url) =>
    startLoop(`sync ${url}`, engine.log, async () => {
      try {
        await syncApp(engine, url)
        problems.delete(url)
        return AGAIN
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unknown'
        if (problems.get(url) !== reason)
          engine.log.warn({ app: url, reason }, 'The application is not synchronised')
        problems.set(url, reason)
        return SOON
      }
    }),
  )
  return {
    missing: () => [...problems.keys()],
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

/** Has the application describe itself in its answer (`in_band`), so that it needs to know nothing of us. */
async function syncApp(engine: Engine, url: string): Promise<void> {
  const { signingKey } = engine.env
  const request = { url }
  const answer = await send({
    method: 'PUT',
    url: new URL(url),
    headers: { 'x-inngest-sync-kind': 'in_band', 'x-inngest-signature': signJson(request, signingKey) },
    body: JSON.stringify(request),
    timeout: TIMEOUT,
  })
  if (answer.status !== 200) throw new Error(`It answered ${answer.status}`)
  const signature = answer.headers['x-inngest-signature']
  if (!isSigned(answer.body, typeof signature === 'string' ? signature : undefined, signingKey))
    throw new Error('Its answer is not signed with our key')
  await registerApp(engine, JSON.parse(answer.body))
}
