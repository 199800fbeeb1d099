import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'

export interface Web {
  port: number
  process: ChildProcess
}

/** What the web process needs besides its databases; tests guard nothing with it. */
export const TEST_SECRET = 'a-secret-of-the-test-run-that-guards-nothing'

/** Starts the production build as a process of its own; what it says goes to `.data/test/<name>.log`. */
export async function startWeb(name: string, port: number, env: Record<string, string>): Promise<Web> {
  mkdirSync('.data/test', { recursive: true })
  const { NODE_OPTIONS: _workersOnly, DATABASE_URL: _owner, ...inherited } = process.env
  const child = spawn(process.execPath, ['scripts/web.mjs'], {
    env: { ...inherited, ...env, PORT: String(port), FAROL_PUBLIC_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(`.data/test/${name}.log`, { flags: 'a' })
  child.stdout.pipe(log)
  child.stderr.pipe(log)
  try {
    await untilReady(child, port)
  } catch (error) {
    child.kill('SIGKILL')
    throw new Error(`The web process did not become ready; its output is in .data/test/${name}.log`, { cause: error })
  }
  return { port, process: child }
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  const end = Date.now() + 60_000
  while (Date.now() < end && child.exitCode === null) {
    const response = await fetch(`http://localhost:${port}/api/health/ready`).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(child.exitCode === null ? 'timed out' : `ended with ${child.exitCode}`)
}

/** Ends the process with a signal and waits until it is gone; one that does not listen is killed. */
export async function endWeb({ process: child }: Web, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await gone
  clearTimeout(force)
}
