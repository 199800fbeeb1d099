import { Cron } from 'croner'
import { compile } from '../expressions.ts'
import { parseDuration } from '../protocol/duration.ts'
import { isRecord } from '../protocol/reply.ts'

export interface EventTrigger {
  /** A name, or `prefix/*`. */
  event: string
  expression?: string
}

export interface Cancellation {
  event: string
  expression?: string
  /** Milliseconds from the run's creation during which the event cancels it. */
  within?: number
}

/** A function as its application registered it, read and found to use nothing that this engine lacks. */
export interface FunctionConfig {
  id: string
  name: string
  url: string
  events: EventTrigger[]
  /** Schedules: five fields, after an optional `TZ=<zone> `. */
  crons: string[]
  cancellations: Cancellation[]
  /** Calls in flight at the same time, for all or for each value of a key. 0 is no limit. */
  limits: { limit: number; key?: string }[]
  /** Expression of which each value starts one run in 24 hours. */
  idempotency?: string
  retries: number
  /** Milliseconds in which a run must have begun, and in which it must have ended once it has. */
  startTimeout?: number
  finishTimeout?: number
}

/** As Inngest has it. */
const DEFAULT_RETRIES = 4

const KNOWN = ['id', 'name', 'triggers', 'steps', 'cancel', 'concurrency', 'idempotency', 'timeouts']

/** Why a configuration cannot be accepted; the message names the function and the feature. */
export class Refused extends Error {}

/** Reads a function's configuration as the SDK sends it. Throws Refused. */
export function readFunction(config: unknown): FunctionConfig {
  if (!isRecord(config) || typeof config.id !== 'string') throw new Refused('A function has no id')
  const { id } = config
  const refuse = (what: string): never => {
    throw new Refused(`Function ${id}: ${what}`)
  }
  const present = Object.keys(config).filter((key) => config[key] !== undefined && config[key] !== null)
  for (const key of present) if (!KNOWN.includes(key)) refuse(`${key} is not supported by this engine`)

  const text = (value: unknown, what: string): string =>
    typeof value === 'string' ? value : refuse(`${what} is missing`)
  const expression = (value: unknown, what: string): string | undefined => {
    if (value === undefined || value === null || value === '') return undefined
    const source = text(value, what)
    try {
      compile(source)
      return source
    } catch {
      return refuse(`${what} is not an expression: ${source}`)
    }
  }
  const duration = (value: unknown, what: string): number | undefined => {
    if (value === undefined || value === null) return undefined
    try {
      return parseDuration(text(value, what))
    } catch {
      return refuse(`${what} is not a duration`)
    }
  }
  const list = (value: unknown): Record<string, unknown>[] =>
    (Array.isArray(value) ? value : [value]).filter(isRecord)

  const step = isRecord(config.steps) ? Object.values(config.steps).find(isRecord) : undefined
  const runtime = isRecord(step?.runtime) ? step.runtime : {}
  if (runtime.type !== 'http') refuse(`runtime ${String(runtime.type)} is not supported by this engine`)
  const retries = isRecord(step?.retries) ? step.retries.attempts : undefined

  const triggers = list(config.triggers)
  const crons = triggers.filter(({ cron }) => cron).map(({ cron }) => text(cron, 'cron'))
  if (triggers.some(({ jitter }) => jitter)) refuse('cron jitter is not supported by this engine')
  for (const cron of crons) if (!nextTick(cron, new Date())) refuse(`not a schedule: ${cron}`)

  const concurrency =
    typeof config.concurrency === 'number' ? { limit: config.concurrency } : config.concurrency
  const timeouts = isRecord(config.timeouts) ? config.timeouts : {}
  return {
    id,
    name: typeof config.name === 'string' ? config.name : id,
    url: text(runtime.url, 'its URL'),
    events: triggers
      .filter(({ event }) => event)
      .map((trigger) => ({
        event: text(trigger.event, 'event'),
        expression: expression(trigger.expression, 'if'),
      })),
    crons,
    cancellations: list(config.cancel).map((cancel) => ({
      event: text(cancel.event, 'cancelOn.event'),
      expression: expression(cancel.if, 'cancelOn.if'),
      within: duration(cancel.timeout, 'cancelOn.timeout'),
    })),
    limits: list(concurrency).map((option) => {
      if (option.scope && option.scope !== 'fn')
        refuse(`concurrency.scope ${JSON.stringify(option.scope)} is not supported by this engine`)
      if (typeof option.limit !== 'number') return refuse('concurrency.limit is not a number')
      return { limit: option.limit, key: expression(option.key, 'concurrency.key') }
    }),
    idempotency: expression(config.idempotency, 'idempotency'),
    retries: typeof retries === 'number' ? retries : DEFAULT_RETRIES,
    startTimeout: duration(timeouts.start, 'timeouts.start'),
    finishTimeout: duration(timeouts.finish, 'timeouts.finish'),
  }
}

/** The first tick of a schedule after an instant; undefined when there is none or it cannot be read. */
export function nextTick(schedule: string, after: Date): Date | undefined {
  const [, timezone = 'UTC', pattern = ''] = /^(?:TZ=(\S+)\s+)?(.+)$/.exec(schedule.trim()) ?? []
  try {
    return new Cron(pattern, { timezone, mode: '5-part', paused: true }).nextRun(after) ?? undefined
  } catch {
    return undefined
  }
}
