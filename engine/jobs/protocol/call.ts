import { CutOff, send, Unreachable } from './http.ts'
import { readReply, type Reply } from './reply.ts'
import { signJson } from './signature.ts'

/** Milliseconds that one call may take. */
const CALL_TIMEOUT = 15 * 60_000

export interface Call {
  /** Where the function is served, as registered. */
  url: string
  runId: string
  /** 'step' to run the function from its top, or the id of the step to execute. */
  stepId: string
  /** From 0. */
  attempt: number
  maxAttempts: number
  event: unknown
  /** Memos by step id. */
  steps: Record<string, unknown>
  /** Ids of the steps that are done, in the order in which they were. */
  stack: string[]
  /** Steps are to be reported instead of executed at once, because others of the run are under way. */
  planOnly: boolean
}

/** Calls a function over the SDK's protocol, and reads what it says. Never throws. */
export async function callFunction(call: Call, signingKey: string): Promise<Reply> {
  const url = new URL(call.url)
  url.searchParams.set('stepId', call.stepId)
  const content = {
    version: 2,
    event: call.event,
    events: [call.event],
    steps: call.steps,
    ctx: {
      run_id: call.runId,
      attempt: call.attempt,
      max_attempts: call.maxAttempts,
      disable_immediate_execution: call.planOnly,
      use_api: false,
      stack: { stack: call.stack, current: call.stack.length },
    },
  }
  try {
    const headers = {
      'x-run-id': call.runId,
      'x-inngest-req-version': '2',
      'x-inngest-signature': signJson(content, signingKey),
    }
    const body = JSON.stringify(content)
    const answer = await send({ method: 'POST', url, headers, body, timeout: CALL_TIMEOUT })
    return readReply(answer, signingKey)
  } catch (error) {
    if (error instanceof Unreachable) return { kind: 'away', reason: error.message }
    if (error instanceof CutOff && !error.timedOut) return { kind: 'lost', reason: error.message }
    const message = error instanceof Error ? error.message : 'The call failed'
    return { kind: 'failed', error: { name: 'Error', message }, final: false }
  }
}
