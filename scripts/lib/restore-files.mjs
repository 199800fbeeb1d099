/** Puts files where they were, and what is there out of the way. */

import { copyFileSync, chmodSync, existsSync, readdirSync, renameSync } from 'node:fs'
import { copyTree } from './copy-tree.mjs'

/** What is appended to the names of things that were moved aside. */
export function asideName(now) {
  return `.before-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
}

/** Renames what is at `place`, if anything. */
export function moveAside(place, aside) {
  if (existsSync(place)) renameSync(place, `${place}${aside}`)
}

/** Copies the backup's files into the folder, which is moved aside when anything is in it. */
export async function putFiles(from, folder, aside) {
  if (existsSync(folder) && readdirSync(folder).length > 0) moveAside(folder, aside)
  await copyTree(from, folder)
}

/** Copies one small file that the backup may have. */
export function putText(from, to, aside) {
  if (!existsSync(from)) return
  moveAside(to, aside)
  copyFileSync(from, to)
  chmodSync(to, 0o600)
}
