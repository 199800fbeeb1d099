/** Copies files with their checksums, and checks them again. */

import { createHash } from 'node:crypto'
import { constants, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { chown, mkdir, open, readdir } from 'node:fs/promises'
import path from 'node:path'
import { Problem } from './say.mjs'

const CHUNK = 1024 * 1024
/** Files copied at the same time: each waits for the disk at its end. */
const AT_ONCE = 8
const SUMS = 'SHA256SUMS'

/**
 * @typedef {object} CopyOptions
 * @property {Map<string, string>} [sums] takes the SHA-256 of what was copied, by name
 * @property {string} [prefix] of the names in `sums`
 * @property {(name: string, place: string) => boolean} [skip] leaves out a file, or a folder with all in it
 * @property {boolean} [onlyMissing] leaves files alone that the target has
 * @property {{uid?: number, gid?: number}} [owner] of the copies
 */

/**
 * Copies a folder that may change meanwhile: what vanishes under the copy is left out.
 *
 * @param {CopyOptions} [options]
 * @returns {Promise<number>} bytes
 */
export async function copyTree(from, to, options = {}, place = '') {
  const { skip = () => false, prefix = '', onlyMissing, owner } = options
  await makeFolder(to, owner)
  let bytes = 0
  const files = []
  for (const entry of await entriesOf(from)) {
    const inside = path.posix.join(place, entry.name)
    if (skip(entry.name, inside)) continue
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) bytes += await copyTree(source, target, options, inside)
    else if (entry.isFile() && !(onlyMissing && existsSync(target)))
      files.push(() => copyFile(source, target, { ...options, name: path.posix.join(prefix, inside) }))
  }
  while (files.length > 0) {
    const copied = await Promise.all(files.splice(0, AT_ONCE).map((copy) => copy()))
    for (const size of copied) bytes += size ?? 0
  }
  return bytes
}

/**
 * Copies one file to its present end and makes the copy durable.
 *
 * @param {CopyOptions & {name?: string}} [options]
 * @returns {Promise<number | undefined>} bytes; undefined when the file was gone
 */
export async function copyFile(from, to, { sums, name, owner } = {}) {
  const source = await openIfThere(from)
  if (!source) return undefined
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(CHUNK)
  let bytes = 0
  const target = await open(to, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, 0o600)
  try {
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, CHUNK)
      if (bytesRead === 0) break
      const part = buffer.subarray(0, bytesRead)
      hash.update(part)
      await target.writeFile(part)
      bytes += bytesRead
    }
    if (owner?.uid !== undefined) await target.chown(owner.uid, owner.gid)
    await target.sync()
  } finally {
    await Promise.all([source.close(), target.close()])
  }
  sums?.set(name, hash.digest('hex'))
  return bytes
}

/** Writes the checksums as `sha256sum --check` reads them. */
export function writeSums(folder, sums) {
  const lines = [...sums].map(([name, sum]) => `${sum}  ${name}\n`)
  writeFileSync(path.join(folder, SUMS), lines.join(''), { mode: 0o600 })
}

/** @throws {Problem} when a file of the folder is missing, was changed, or is not among the checksums */
export async function verifySums(folder) {
  const lines = readFileSync(path.join(folder, SUMS), 'utf8').trimEnd().split('\n')
  const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
  for (const [name, sum] of sums) {
    const file = path.join(folder, name)
    if (!existsSync(file)) throw new Problem(`The backup is damaged: ${name} is missing.`)
    if ((await sumOf(file)) !== sum) throw new Problem(`The backup is damaged: ${name} is not what was written.`)
  }
  const stray = filesIn(folder).find((name) => !sums.has(name) && name !== SUMS && name !== 'manifest.json')
  if (stray) throw new Problem(`The backup is damaged: ${stray} was not part of it.`)
}

async function sumOf(file) {
  const hash = createHash('sha256')
  const source = await open(file)
  for await (const part of source.createReadStream({ highWaterMark: CHUNK })) hash.update(part)
  return hash.digest('hex')
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
}

async function makeFolder(folder, owner) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (owner?.uid !== undefined) await chown(folder, owner.uid, owner.gid)
}

/** What is not there has nothing in it: it was removed a moment ago, or never made. */
async function entriesOf(folder) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw error
  }
}

async function openIfThere(file) {
  try {
    return await open(file)
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
