import 'server-only'
import { Inngest, type Logger } from 'inngest'
import { log } from '@/lib/platform/log'
import { Watch } from './watch'

/** Our log under the SDK's interface; reached at the moment of a line, as the environment may not be there before. */
const logger: Logger = {
  info: (...line: Parameters<Logger['info']>) => write('info', line),
  warn: (...line: Parameters<Logger['warn']>) => write('warn', line),
  error: (...line: Parameters<Logger['error']>) => write('error', line),
  debug: (...line: Parameters<Logger['debug']>) => write('debug', line),
}

/**
 * The client that every job is made with. It finds its keys and its server in the environment (INNGEST_*), and
 * never runs in the SDK's development mode: there whoever can reach the address could run our functions.
 */
export const inngest = new Inngest({
  id: 'farol',
  isDev: false,
  aiMetadata: false,
  logger,
  middleware: [Watch],
})

function write(level: 'info' | 'warn' | 'error' | 'debug', [first, ...rest]: readonly unknown[]): void {
  if (typeof first === 'object' && first !== null) log()[level](first, rest.map(String).join(' '))
  else log()[level]([first, ...rest].map(String).join(' '))
}
