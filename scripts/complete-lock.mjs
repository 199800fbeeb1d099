/**
 * `npm run lock`: completes package-lock.json after packages were added or updated.
 *
 * npm leaves an optional package for another platform out of the lock file when its registry does not serve it,
 * as partial mirrors do, and then `npm ci` refuses the lock file everywhere. The parent names the exact version,
 * and the package's own name says for which platform it is; that is all that npm needs to know.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './lib/project.mjs'
import { say } from './lib/say.mjs'

const systems = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
}
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32', 'arm']

const file = path.join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const added = {}

for (const [place, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (!isLocked(place, name)) added[`node_modules/${name}`] = entryFor(name, version, parent)
  }
}
const sorted = Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => a.localeCompare(b, 'en'))
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
say(`${Object.keys(added).length} packages for other platforms were added to package-lock.json.`)

/** Node looks for a package beside each of its parent's ancestors. */
function isLocked(place, name) {
  const ancestors = place.split(/\/?node_modules\//).filter(Boolean)
  for (let depth = ancestors.length; depth >= 0; depth--) {
    const folder = ancestors
      .slice(0, depth)
      .map((part) => `node_modules/${part}/`)
      .join('')
    if (lock.packages[`${folder}node_modules/${name}`]) return true
  }
  return false
}

function entryFor(name, version, parent) {
  if (!/^\d+\.\d+\.\d+/.test(version))
    throw new Error(`${name}: ${version} is a range, so its version is unknown`)
  const words = name.split(/[-/]/)
  const system = words.find((word) => systems[word])
  const processor = processors.find((known) => words.includes(known))
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined
  if (!processor) throw new Error(`${name}: its platform cannot be read from its name`)
  return {
    version,
    cpu: [processor],
    ...(parent.dev && { dev: true }),
    ...(system === 'linux' && libc && { libc: [libc] }),
    optional: true,
    ...(system && { os: [systems[system]] }),
  }
}
