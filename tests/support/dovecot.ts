import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port'

const PROGRAM = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'].find((path) => existsSync(path))

/** Why there is no server, for a test to say; null when there is one. */
export const noDovecot: string | null = whyNot()

function whyNot(): string | null {
  if (!PROGRAM) return 'no dovecot here: install dovecot-imapd to run it'
  const version = execFileSync(PROGRAM, ['--version'], { encoding: 'utf8' }).trim()
  return version.startsWith('2.3.') ? null : `dovecot ${version} is configured otherwise than 2.3`
}

export interface Dovecot {
  port: number
  user: string
  password: string
  /** Puts a message into the folder, as a mail server delivers it. */
  deliver: (raw: Uint8Array, name: string) => void
  /** Makes the server count anew, as after a restore. */
  forgetNumbers: () => void
  stop: () => Promise<void>
}

/** A real IMAP server with one user, in a folder and on a port of its own, without rights of its own. */
export async function startDovecot(): Promise<Dovecot> {
  if (!PROGRAM) throw new Error(noDovecot ?? '')
  const [port, folder] = [await freePort(), mkdtempSync(join(tmpdir(), 'farol-dovecot-'))]
  const { uid, gid, username } = owner()
  const home = join(folder, 'home')
  for (const place of ['run', 'state', 'home', 'home/Maildir', 'home/Maildir/new', 'home/Maildir/cur', 'home/Maildir/tmp']) mkdirSync(join(folder, place))
  chmodSync(folder, 0o755)
  if (userInfo().uid === 0) await run('chown', ['-R', `${uid}:${gid}`, home])
  const config = join(folder, 'dovecot.conf')
  writeFileSync(config, configOf({ folder, home, port, uid, gid, username }))
  const log: string[] = []
  const child = spawn(PROGRAM, ['-F', '-c', config], { stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => log.push(chunk.toString()))
  await untilOpen(port, child, log)
  return {
    port,
    user: 'suporte',
    password: 'senha-de-teste',
    deliver(raw, name) {
      const [draft, place] = [join(home, 'Maildir/tmp', name), join(home, 'Maildir/new', `${Date.now()}.${name}.test`)]
      writeFileSync(draft, raw, { mode: 0o666 })
      chmodSync(draft, 0o666)
      writeFileSync(place, raw, { mode: 0o666 })
      chmodSync(place, 0o666)
      rmSync(draft)
    },
    forgetNumbers() {
      for (const name of ['dovecot-uidlist', 'dovecot.index', 'dovecot.index.log', 'dovecot.index.cache', 'dovecot-uidvalidity']) {
        rmSync(join(home, 'Maildir', name), { force: true })
      }
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Dovecot serves nobody's mail as root: as root, it is the mail of its own user. */
function owner(): { uid: number; gid: number; username: string } {
  const { uid, gid, username } = userInfo()
  return uid === 0 ? { uid: 65_534, gid: 65_534, username: 'root' } : { uid, gid, username }
}

interface Place {
  folder: string
  home: string
  port: number
  uid: number
  gid: number
  username: string
}

const configOf = ({ folder, home, port, uid, gid, username }: Place): string => {
  const unprivileged = username === 'root' ? '' : `default_internal_user = ${username}\ndefault_login_user = ${username}\n`
  return `protocols = imap
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = /dev/stderr
ssl = no
${unprivileged}first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 50
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
mail_location = maildir:~/Maildir
passdb {
  driver = static
  args = password=senha-de-teste
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${home}
}
`
}

async function run(program: string, args: string[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(program, args)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))))
  })
}

async function untilOpen(port: number, child: ChildProcess, log: string[]): Promise<void> {
  const end = Date.now() + 10_000
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (open) return
    if (child.exitCode !== null || Date.now() > end) throw new Error(`Dovecot did not start:\n${log.join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
