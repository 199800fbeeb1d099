import { execFile } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const project = resolve(import.meta.dirname, '../../..')

export interface Installation {
  folder: string
  /** Runs one of the project's commands to its end. @throws with its output when it fails */
  command: (script: string, ...args: string[]) => Promise<string>
  /** Starts the embedded database and returns its addresses; it runs until `close`. */
  open: () => Promise<{ url: string; appUrl: string }>
  close: () => Promise<void>
}

/** An installation of its own: the project's scripts and migrations in a fresh folder, with an own database. */
export function newInstallation(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'farol-installation-'))
  // PostgreSQL's system user has to get in when the tests run as root.
  chmodSync(folder, 0o711)
  for (const part of ['scripts', 'lib/platform/limits', 'prisma/migrations', 'package.json', 'package-lock.json'])
    cpSync(join(project, part), join(folder, part), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, '.data'))

  const { DATABASE_URL: _url, DATABASE_APP_URL: _app, DATABASE_SYSTEM_URL: _system, ...env } = process.env
  const command = async (script: string, ...args: string[]) =>
    (await run(process.execPath, [join('scripts', script), ...args], { cwd: folder, env })).stdout

  const inDatabase = async (code: string) => {
    const program = `import { openDatabase } from './scripts/lib/database.mjs'; const database = await openDatabase(); ${code}`
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { cwd: folder, env })
    return stdout
  }
  return {
    folder,
    command,
    open: async () => JSON.parse(await inDatabase('console.log(JSON.stringify(database))')) as { url: string; appUrl: string },
    close: async () => void (await inDatabase('await database.close()')),
  }
}
