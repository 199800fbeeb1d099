import 'server-only'
import { ImapFlow } from 'imapflow'
import { env } from '@/lib/platform/env'
import { OutboundRefused } from '@/lib/platform/http/outbound/refusal'
import { resolveHost } from '@/lib/platform/http/outbound/resolve'

export interface ImapAccount {
  host: string
  port: number
  secure: boolean
  username: string
  password: string
}

/** Milliseconds until a server must have answered, and for which one may be silent. */
const CONNECT = 10_000
const SILENCE = 5 * 60_000
/** Milliseconds after which waiting for mail is begun anew: servers and routers forget those who are silent. */
const IDLE = 4 * 60_000
/** Milliseconds without a command after which waiting begins: longer than storing a message takes. */
const SOON = 500

/** Why a mailbox cannot be read: codes, for interfaces to translate. */
export type ImapFailure = 'unknown_host' | 'private_address' | 'unreachable' | 'timeout' | 'tls' | 'sign_in' | 'folder' | 'too_large' | 'error'

/**
 * Connects and signs in, at the address that was judged and to no other (the name could lead elsewhere by now). The
 * connection is encrypted, or there is none; where private hosts are allowed, a certificate of one's own and none are too.
 * @throws what `failureOf` names
 */
export async function connectImap({ host, port, secure, username, password }: ImapAccount): Promise<ImapFlow> {
  const allowPrivate = env.FAROL_ALLOW_PRIVATE_HOSTS
  const { address } = await resolveHost(host, { allowPrivate })
  const client = new ImapFlow({
    host: address,
    port,
    secure,
    ...(!secure && { doSTARTTLS: allowPrivate ? undefined : true }),
    servername: host.replace(/^\[|\]$/g, ''),
    tls: { rejectUnauthorized: !allowPrivate, minVersion: 'TLSv1.2' },
    auth: { user: username, pass: password },
    logger: false,
    connectionTimeout: CONNECT,
    greetingTimeout: CONNECT,
    socketTimeout: SILENCE,
    maxIdleTime: IDLE,
    autoIdleDelay: SOON,
    clientInfo: { name: 'Farol' },
  })
  // Told of by whatever waits on it; a client without a listener would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    client.close()
    throw error
  }
  return client
}

const NETWORK = /^(ECONN|EHOST|ENET|EPIPE|NoConnection)/
const TIMEOUT = /TIMEOUT|^ETIMEDOUT/i
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_|UNABLE_TO|SELF_SIGNED|EPROTO)/

/** The code of what went wrong; nothing of what a server said. */
export function failureOf(error: unknown): ImapFailure {
  if (error instanceof OutboundRefused) {
    return error.reason === 'unknown_host' || error.reason === 'private_address' ? error.reason : 'unreachable'
  }
  if (!(error instanceof Error)) return 'error'
  const { code, authenticationFailed, mailboxMissing } = error as Error & { code?: unknown; authenticationFailed?: boolean; mailboxMissing?: boolean }
  if (authenticationFailed) return 'sign_in'
  if (mailboxMissing) return 'folder'
  const name = typeof code === 'string' ? code : ''
  if (TLS.test(name) || /certificate|STARTTLS|TLS/i.test(error.message)) return 'tls'
  if (TIMEOUT.test(name)) return 'timeout'
  return NETWORK.test(name) ? 'unreachable' : 'error'
}
