/** Where an embedded cluster lives, and under which system account. */

import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { canRun, copyBinaries, installedBinaries } from './postgres-binaries.mjs'
import { postmaster } from './postgres-process.mjs'
import { ensureDataDir, isRoot, root } from './project.mjs'
import { Problem, warn } from './say.mjs'

const sharedDir = '/var/lib/farol'

/**
 * Finds, or makes, the home of the cluster called `name`: its folder, the programs that serve it and the
 * account that runs them. It is `.data/<name>`, except when root runs a project that lies where PostgreSQL's
 * system user cannot go (root's own home): then a folder under /var/lib/farol, noted in `.data/<name>.json`.
 *
 * @returns {{folder: string, native: string, account: {uid?: number, gid?: number}}}
 */
export function clusterHome(name) {
  const native = installedBinaries()
  const dataDir = ensureDataDir()
  const inside = path.join(dataDir, name)
  if (!isRoot) return { folder: privateFolder(inside, {}), native, account: {} }

  const account = systemAccount()
  const moved = path.join(dataDir, `${name}.json`)
  if (!existsSync(moved) && canEnter(dataDir, account) && canRun(native, account)) {
    return { folder: privateFolder(inside, account), native, account }
  }
  mkdirSync(sharedDir, { recursive: true, mode: 0o755 })
  return {
    folder: privateFolder(outsideFolder(name, moved), account),
    native: copyBinaries(native, sharedDir),
    account,
  }
}

/**
 * The folder outside of the project. It follows a project that was moved; a copy of a project that still
 * exists gets a new one, as two projects must not share a database.
 */
function outsideFolder(name, noteFile) {
  const noted = existsSync(noteFile) && JSON.parse(readFileSync(noteFile, 'utf8'))
  const isCopy =
    noted && noted.project !== root && existsSync(path.join(noted.project, '.data', `${name}.json`))
  if (!noted) leaveEarlier(name)
  const folder =
    noted && !isCopy ? noted.folder : path.join(sharedDir, `${name}-${randomBytes(4).toString('hex')}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(path.join(folder, 'project'), root)
  writeFileSync(noteFile, `${JSON.stringify({ project: root, folder }, null, 2)}\n`)
  return folder
}

/** A folder that another clone had at this same path is kept, but its server must not run for ever. */
function leaveEarlier(name) {
  for (const entry of readdirSync(sharedDir)) {
    const folder = path.join(sharedDir, entry)
    const owner = path.join(folder, 'project')
    if (!entry.startsWith(`${name}-`) || !existsSync(owner) || readFileSync(owner, 'utf8') !== root) continue
    const { state, pid } = postmaster(path.join(folder, 'data'))
    if (state === 'alive') process.kill(pid, 'SIGINT')
    warn(`${folder} has the database of an earlier project at this path. Delete it when you do not need it.`)
  }
}

function privateFolder(folder, { uid, gid }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (uid !== undefined) chownSync(folder, uid, gid)
  return folder
}

function canEnter(folder, account) {
  return spawnSync('sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

/** PostgreSQL does not run as root: the account `postgres` when the system has one, else one made for it. */
function systemAccount() {
  const found = accountOf('postgres') ?? accountOf('farol')
  if (found) return found
  spawnSync('useradd', [
    '--system',
    '--no-create-home',
    '--home-dir',
    sharedDir,
    '--shell',
    '/bin/false',
    'farol',
  ])
  const made = accountOf('farol')
  if (made) return made
  throw new Problem(
    'PostgreSQL does not run as root, and no system user could be made for it. ' +
      'Run the command as a normal user, or create the user with: useradd --system farol',
  )
}

function accountOf(user) {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, user], { encoding: 'utf8' }))
  return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined
}
