import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from '@/lib/platform/context'
import { once } from '@/lib/platform/http/idempotency'
import { parse } from '@/lib/platform/parse'

interface Work<T> {
  run: () => Promise<T>
  /** What to answer when the change stands and its answer was lost. */
  recall: (incidentId: string) => Promise<T>
}

/**
 * Carries out a form once for its submission: sent again, because of a double click or a lost answer, it gets
 * the answer of the first time.
 * @throws ValidationFailed for a name that is no submission's, and whatever `run` throws
 */
export async function submitOnce<T>(ctx: Ctx, submission: string, content: unknown, { run, recall }: Work<T>): Promise<T> {
  const key = `form:${parse(z.uuid(), submission)}`
  const fingerprint = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const answerOf = (value: T) => ({ status: 200, body: JSON.stringify(value), location: null, etag: null })
  const { answer } = await once(ctx, { key, fingerprint, keep: true }, {
    run: async () => answerOf(await run()),
    recall: async (id) => answerOf(await recall(id)),
  })
  return JSON.parse(answer.body ?? 'null') as T
}
