/** What a backup says of itself, and where an installation keeps its files. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './project.mjs'
import { Problem } from './say.mjs'

/** Counted up when the layout of a backup changes in a way that an older restore would misread. */
export const backupFormat = 1

/**
 * @typedef {object} Manifest
 * @property {number} format
 * @property {string} createdAt ISO 8601
 * @property {'here' | 's3'} files whether the files are in the backup, or in a bucket that looks after itself
 * @property {string} postgres major version of the database's data
 * @property {string} platform of the database's programs, such as linux-x64: its data is bound to it
 * @property {string[]} migrations applied to it
 */

/** Written last: a folder without it is not a backup. */
export function writeManifest(folder, manifest) {
  writeFileSync(path.join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
}

/** @returns {Manifest} @throws {Problem} when the folder is not a backup that this release reads */
export function readManifest(folder) {
  const file = path.join(folder, 'manifest.json')
  if (!existsSync(file)) throw new Problem(`${folder} is not a complete backup: it has no manifest.json.`)
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  if (manifest.format !== backupFormat)
    throw new Problem(`The backup has format ${manifest.format}; this release reads ${backupFormat}. Restore it with the release that made it.`)
  return manifest
}

/** The folder of attachments and imports; undefined when they are in a bucket. */
export function storageFolder(environment = process.env) {
  return environment.S3_BUCKET ? undefined : path.resolve(root, environment.FAROL_STORAGE || '.data/files')
}
