import 'server-only'
import pino, { type Logger } from 'pino'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import { redact } from '@/lib/platform/log-redaction'

let root: Logger | undefined

/** Where lines go and from which level on; tests give their own. */
export function createLogger(destination?: pino.DestinationStream, level: string = env.LOG_LEVEL): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { service: 'farol' },
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'message',
    errorKey: 'error',
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => redact(fields),
    },
    // Errors are taken apart by `redact`; pino's own serialiser would print every property of them.
    serializers: { error: (value: unknown) => value },
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map((arg) => (typeof arg === 'string' ? redact(arg) : arg)) as typeof args)
      },
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

/**
 * The log: JSON lines on standard output. Give facts as fields (ids, counts, durations in milliseconds),
 * never what people wrote: whatever looks like personal data or a secret is blotted out on the way.
 */
export const log = (): Logger => (root ??= createLogger())

/** The log of one request: every line carries its request, tenant and user. */
export const logOf = (ctx: Ctx): Logger =>
  log().child({ requestId: ctx.requestId, tenantId: ctx.tenant.id, userId: actorUserId(ctx) ?? undefined })
