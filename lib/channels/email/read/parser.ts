import 'server-only'
import { Worker } from 'node:worker_threads'
import { processWide } from '@/lib/platform/process-wide'
import type { ParsedMail } from './mail'
import { WORKER_SOURCE } from './worker-source'

/** How long one message may take, in milliseconds. What takes longer was made to. */
const DEADLINE = 5_000
/** Parts that are kept of a message; the original has them all. */
export const MOST_PARTS = 100
/** Memory of the parser's thread, in megabytes: a message of the largest size, several times over. */
const MEMORY = 512

/** The message cannot be read: it breaks the parser, or takes too long. The bytes are kept. */
export class Unreadable extends Error {}

type Answer = { id: number; mail: ParsedMail } | { id: number; error: string }

interface Job {
  raw: Uint8Array
  resolve: (mail: ParsedMail) => void
  reject: (error: Error) => void
}

/**
 * One thread that parses, a message at a time: a hostile one costs its own time, and nobody else's. A thread that
 * overstays is ended, and the next message gets a new one.
 */
class Parser {
  private worker: Worker | undefined
  private readonly waiting: Job[] = []
  private busy = false
  private count = 0

  parse(raw: Uint8Array): Promise<ParsedMail> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ raw, resolve, reject })
      this.next()
    })
  }

  private next(): void {
    const job = this.busy ? undefined : this.waiting.shift()
    if (!job) return
    this.busy = true
    void this.run(job).then(job.resolve, job.reject).finally(() => {
      this.busy = false
      this.next()
    })
  }

  private run({ raw }: Job): Promise<ParsedMail> {
    const worker = (this.worker ??= start())
    const id = (this.count += 1)
    return new Promise<ParsedMail>((resolve, reject) => {
      const end = (settle: () => void, broken = false) => {
        clearTimeout(timer)
        worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
        if (broken) {
          this.worker = undefined
          worker.on('error', () => undefined)
          void worker.terminate()
        }
        settle()
      }
      const fail = (why: string) => end(() => reject(new Unreadable(why)), true)
      const timer = setTimeout(() => fail(`It took longer than ${DEADLINE} ms to read`), DEADLINE)
      worker.on('message', (answer: Answer) => {
        if (answer.id !== id) return
        end(() => ('mail' in answer ? resolve(answer.mail) : reject(new Unreadable(answer.error))))
      })
      worker.on('error', (error: Error) => fail(error.message))
      worker.on('exit', () => fail('The parser ended'))
      worker.postMessage({ id, raw, mostParts: MOST_PARTS })
    })
  }
}

function start(): Worker {
  const worker = new Worker(WORKER_SOURCE, { eval: true, resourceLimits: { maxOldGenerationSizeMb: MEMORY }, env: {} })
  // It keeps nobody from ending.
  worker.unref()
  return worker
}

/** Parses a message (RFC 5322, MIME) within five seconds. @throws Unreadable */
export const parseMail = (raw: Uint8Array): Promise<ParsedMail> => processWide('mail.parser', () => new Parser()).parse(raw)
