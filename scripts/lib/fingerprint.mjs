/** Digests of sources, by which a later command knows whether something made from them is still good. */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { root } from './project.mjs'

const generated = path.join('lib', 'platform', 'db', 'generated')

/** A digest of the content of files and folders, each named from the project's root. */
export function fingerprint(places) {
  const hash = createHash('sha256')
  for (const file of places.flatMap(filesIn)) {
    hash.update(`${file}\0`)
    hash.update(readFileSync(path.join(root, file)))
  }
  return hash.digest('hex')
}

function filesIn(place) {
  const absolute = path.join(root, place)
  if (!existsSync(absolute)) return []
  if (statSync(absolute).isFile()) return [place]
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith(generated))
    .sort()
}
