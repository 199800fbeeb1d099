/**
 * `npm run backup [-- folder]`: a copy of the whole installation, taken while it runs or while it is stopped: the
 * embedded database, the files, the secrets and the settings. docs/operations.md says when and how to restore it.
 */

import { existsSync, mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { copyDatabase } from './lib/backup-database.mjs'
import { backupFormat, storageFolder, writeManifest } from './lib/backup-manifest.mjs'
import { copyFile, copyTree, writeSums } from './lib/copy-tree.mjs'
import { loadDotEnv } from './lib/dot-env.mjs'
import { startPostgres } from './lib/postgres.mjs'
import { dataDir, ensureDataDir, root } from './lib/project.mjs'
import { Problem, run, say, step } from './lib/say.mjs'
import { loadSecrets } from './lib/secrets.mjs'

const GIVEN_DATABASE =
  'This installation uses the database that DATABASE_URL names: back it up with pg_dump, and the files beside it ' +
  '(docs/operations.md, "Back up and restore").'

run(async () => {
  loadDotEnv()
  if (process.env.DATABASE_URL) throw new Problem(GIVEN_DATABASE)
  if (!existsSync(path.join(dataDir, 'secrets.env'))) throw new Problem('There is nothing to back up: it was never started.')
  loadSecrets()

  const createdAt = new Date()
  const target = newFolder(process.argv[2] ?? path.join(ensureDataDir(), 'backups'), createdAt)
  const draft = `${target}.partial`
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  try {
    await fill(draft, createdAt)
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (error instanceof Problem) throw error
    throw new Problem(`The backup was given up, and what there was of it removed: ${error.message}`)
  }
  say(`\nBackup: ${target}\nIt holds secrets and everybody's data: keep it where nobody else can read it, and not only on this disk.`)
})

async function fill(folder, createdAt) {
  const sums = new Map()
  const storage = storageFolder()
  const keep = async () => {
    if (storage) await copyTree(storage, path.join(folder, 'files'), { sums, prefix: 'files', skip: isUnfinished, onlyMissing: true })
  }
  const server = await step('Opening the database', () => startPostgres())
  let database
  try {
    // Files before and after: whatever the database refers to at its instant existed in one of the two moments.
    if (storage) await step('Copying files', keep)
    database = await step('Copying the database', () => copyDatabase(server, folder, sums), ({ bytes }) => megabytes(bytes))
    if (storage) await step('Copying files that came meanwhile', keep)
  } finally {
    if (!server.reused) await server.stop()
  }
  await copyFile(path.join(dataDir, 'secrets.env'), path.join(folder, 'secrets.env'), { sums, name: 'secrets.env' })
  const settings = path.join(root, '.env')
  if (existsSync(settings)) await copyFile(settings, path.join(folder, 'settings.env'), { sums, name: 'settings.env' })
  writeSums(folder, sums)
  writeManifest(folder, { format: backupFormat, createdAt, files: storage ? 'here' : 's3', ...database })
}

function newFolder(parent, createdAt) {
  const folder = path.resolve(parent)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < 256 * 1024 ** 2) throw new Problem(`The disk of ${folder} is full.`)
  const stamp = createdAt.toISOString().slice(0, 19).replaceAll(':', '-')
  return path.join(folder, `farol-${stamp}Z`)
}

const isUnfinished = (name) => name === '.unfinished'

const megabytes = (bytes) => `${(bytes / 1024 ** 2).toFixed(0)} MB`
