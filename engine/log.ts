import pino, { type Logger } from 'pino'

export type Log = Logger

/** JSON lines on standard output. Ids, counts and durations only: never what an event carries. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: { service: 'farol-engine' },
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'message',
    errorKey: 'error',
    formatters: { level: (label) => ({ level: label }) },
  })
}
