import { parseJson } from '../../json.ts'
import { parseRetryAfter } from './retry.ts'
import { isSigned } from './signature.ts'

/** An error as it travels: what functions catch and what onFailure gets. */
export interface WireError {
  name: string
  message: string
  stack?: string
  [more: string]: unknown
}

/** One operation of a function's answer. */
export interface Op {
  id: string
  op: string
  name?: string
  displayName?: string
  opts?: Record<string, unknown>
  data?: unknown
  error?: unknown
}

/** What a call came to. */
export type Reply =
  /** The function returned. */
  | { kind: 'done'; output: unknown }
  | { kind: 'ops'; ops: Op[]; retryAfter?: number }
  /** The function threw, or answered something else; `retryAfter` in milliseconds. */
  | { kind: 'failed'; error: WireError; final: boolean; retryAfter?: number }
  /** The application is not there, or cannot take calls: as if it had never been called. */
  | { kind: 'away'; reason: string }
  /** The connection was cut after the call was sent. */
  | { kind: 'lost'; reason: string }

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** Statuses with which proxies and overloaded servers answer in place of the SDK. */
const UNAVAILABLE = new Set([429, 502, 503, 504])

/** Reads an answer. Only one that carries a good signature is believed. */
export function readReply(answer: Answer, signingKey: string): Reply {
  const header = (name: string) => {
    const value = answer.headers[name]
    return Array.isArray(value) ? value[0] : value
  }
  if (!isSigned(answer.body, header('x-inngest-signature'), signingKey)) {
    if (UNAVAILABLE.has(answer.status)) return { kind: 'away', reason: `status ${answer.status}` }
    const message = `The application answered ${answer.status} without a valid signature; do the signing keys agree?`
    return { kind: 'failed', error: { name: 'Error', message }, final: false }
  }
  const content = parse(answer.body)
  if (content === undefined)
    return { kind: 'failed', error: { name: 'Error', message: 'The answer is not JSON' }, final: false }
  const retryAfter = parseRetryAfter(header('retry-after'))
  if (answer.status === 200) return { kind: 'done', output: content.value }
  if (answer.status === 206) {
    const ops: unknown[] = Array.isArray(content.value) ? content.value : [content.value]
    if (ops.every(isOp)) return { kind: 'ops', ops, retryAfter }
    return {
      kind: 'failed',
      error: { name: 'Error', message: 'The operations cannot be read' },
      final: false,
    }
  }
  const final = header('x-inngest-no-retry') === 'true'
  return { kind: 'failed', error: toWireError(content.value), final, retryAfter }
}

/** Any thrown value in the shape in which errors travel. */
export function toWireError(value: unknown): WireError {
  if (!isRecord(value)) return { name: 'Error', message: typeof value === 'string' ? value : 'Unknown error' }
  const { name, message, error } = value
  const text = [message, error].find((candidate) => typeof candidate === 'string')
  return { ...value, name: typeof name === 'string' ? name : 'Error', message: text ?? 'Unknown error' }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOp(value: unknown): value is Op {
  return isRecord(value) && typeof value.id === 'string' && typeof value.op === 'string'
}

function parse(body: string): { value: unknown } | undefined {
  try {
    return { value: parseJson(body) }
  } catch {
    return undefined
  }
}
