/** The IMAP server that mailboxes are tested against: an installed one, else Debian's package, else none. */

import { existsSync } from 'node:fs'
import { runLogged } from './processes.mjs'
import { isRoot } from './project.mjs'
import { say, step } from './say.mjs'

const places = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot']

/** Installs it where that can be done; elsewhere the tests of IMAP say that they are left out. */
export async function offerDovecot() {
  if (places.some((file) => existsSync(file))) return
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    try {
      await step('Installing Dovecot from Debian', installFromDebian)
      return
    } catch {
      // Without it the rest is tested all the same.
    }
  }
  say('The tests of IMAP are left out: they need Dovecot (Debian and Ubuntu: sudo apt-get install dovecot-imapd).')
}

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runLogged('apt-get update', 'apt-get', ['update', '-q'], { env })
  await runLogged('apt-get install', 'apt-get', ['install', '-y', '-q', '--no-install-recommends', 'dovecot-imapd'], { env })
}
