/**
 * `npm run restore -- <backup> [--force]`: puts a backup into this installation, which must be empty and stopped.
 * With --force what is here is moved aside, not deleted. A .env that is here stays.
 */

import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readManifest, storageFolder } from './lib/backup-manifest.mjs'
import { verifySums } from './lib/copy-tree.mjs'
import { loadDotEnv } from './lib/dot-env.mjs'
import { takeLock } from './lib/lock.mjs'
import { dataDir, root } from './lib/project.mjs'
import { checkDatabase, putDatabase } from './lib/restore-database.mjs'
import { asideName, putFiles, putText } from './lib/restore-files.mjs'
import { Problem, run, say, step } from './lib/say.mjs'

run(async () => {
  loadDotEnv()
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { force: { type: 'boolean' } } })
  if (positionals.length !== 1) throw new Problem('Name the backup: npm run restore -- <folder> [--force]')
  if (process.env.DATABASE_URL)
    throw new Problem('This installation uses the database that DATABASE_URL names: restore into it with pg_restore (docs/operations.md).')
  const backup = path.resolve(positionals[0])
  const manifest = readManifest(backup)
  const settings = path.join(backup, 'settings.env')
  const keepsSettings = existsSync(path.join(root, '.env'))
  // They say where the files belong.
  if (!keepsSettings && existsSync(settings)) process.loadEnvFile(settings)
  const lock = await takeLock()
  try {
    refuseToOverwrite(values.force)
    await step('Checking the backup', () => verifySums(backup))
    const aside = asideName(new Date())
    await step('Restoring the database', () => putDatabase(backup, manifest, aside))
    if (manifest.files === 'here') await step('Restoring the files', () => putFiles(path.join(backup, 'files'), target(), aside))
    putText(path.join(backup, 'secrets.env'), path.join(dataDir, 'secrets.env'), aside)
    if (!keepsSettings) putText(settings, path.join(root, '.env'), aside)
    await step('Opening the restored database', () => checkDatabase(manifest), (count) => `${count} migrations`)
  } finally {
    lock.release()
  }
  say(`\nRestored to ${manifest.createdAt}. Start it with: npm start`)
})

function refuseToOverwrite(force) {
  const storage = storageFolder()
  const hasFiles = storage && existsSync(storage) && readdirSync(storage).length > 0
  const found = hasFiles ? storage : [path.join(dataDir, 'secrets.env')].find((place) => existsSync(place))
  if (!found || force) return
  throw new Problem(`This installation is not empty: ${found} exists. With --force, what is here is moved aside and the backup takes its place.`)
}

function target() {
  const storage = storageFolder()
  if (storage) return storage
  throw new Problem('The backup has files of its own, and this installation keeps them in a bucket: unset S3_BUCKET to restore.')
}
