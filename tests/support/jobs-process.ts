import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { typescript } from '@/scripts/lib/typescript-args.mjs'

const script = fileURLToPath(new URL('jobs-process-main.ts', import.meta.url))

/** A process that runs the jobs and nothing else, so that it can be killed. */
export class JobsProcess {
  private child: ChildProcess | null = null

  /** @param port where the engine looks for it: that of `startJobs({ serve: false })` */
  constructor(private readonly port: number) {}

  start(): void {
    this.child = spawn(process.execPath, [...typescript, script, String(this.port)], { stdio: ['ignore', 'inherit', 'inherit'] })
  }

  /** Whether it runs: it may have ended by a failure of its own. */
  get alive(): boolean {
    return this.child !== null && this.child.exitCode === null
  }

  /** kill -9. */
  async kill(): Promise<void> {
    if (!this.child) return
    const ended = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await ended
    this.child = null
  }
}
