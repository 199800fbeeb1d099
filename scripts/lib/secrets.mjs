/** Secrets of this installation: made once, kept in .data/secrets.env, readable by their owner only. */

import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { ensureDataDir } from './project.mjs'

const makers = {
  FAROL_SECRET: () => randomBytes(48).toString('base64url'),
  FAROL_APP_PASSWORD: () => randomBytes(24).toString('base64url'),
  FAROL_SYSTEM_PASSWORD: () => randomBytes(24).toString('base64url'),
  FAROL_ENGINE_PASSWORD: () => randomBytes(24).toString('base64url'),
  // With these the web process and its engine know each other.
  INNGEST_EVENT_KEY: () => randomBytes(24).toString('hex'),
  INNGEST_SIGNING_KEY: () => `signkey-farol-${randomBytes(32).toString('hex')}`,
  // Of live updates: the first is known to every browser.
  PUSHER_KEY: () => randomBytes(10).toString('hex'),
  PUSHER_SECRET: () => randomBytes(24).toString('hex'),
}

/** Reads the secrets and makes the ones that are missing. */
export function loadSecrets() {
  const file = path.join(ensureDataDir(), 'secrets.env')
  const kept = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  const missing = Object.keys(makers).filter((name) => !kept[name])
  if (missing.length === 0) return kept
  const secrets = { ...kept, ...Object.fromEntries(missing.map((name) => [name, makers[name]()])) }
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`)
  // Written aside and renamed: a crash leaves either the old file or the whole new one.
  writeFileSync(`${file}.new`, lines.join(''), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secrets
}
