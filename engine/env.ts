/** The one application of the realtime half: what its clients and its server know it by. */
export interface PusherApp {
  id: string
  key: string
  secret: string
}

/** What the engine is told from outside; see docs/engine.md for the meaning of each variable. */
export interface Environment {
  /** A direct connection, not a pooler: the engine listens for notifications and holds a lock while it lives. */
  databaseUrl: string
  host: string
  port: number
  eventKey: string
  signingKey: string
  /** Addresses of the applications that the engine synchronises by itself. */
  apps: string[]
  /** Calls in flight at the same time. */
  concurrency: number
  /** Hours for which finished runs and old events are kept. */
  retentionHours: number
  /** Undefined: no live updates. */
  pusher?: PusherApp
  /** Connections of browsers at the same time. */
  clients: number
  /** Seconds of silence after which a connection is asked whether it is still there. */
  activitySeconds: number
  /** Seconds within which a connection with private channels must have signed in; 0 lets all be. */
  signInSeconds: number
  logLevel: string
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Parses the environment. Throws one error that names every variable that is not usable. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const problems: string[] = []
  const text = (name: string, fallback?: string): string => {
    const value = source[name] || fallback
    if (value === undefined) problems.push(`${name}: required`)
    return value ?? ''
  }
  const whole = (name: string, fallback: number, from: number, to: number): number => {
    const value = Number(source[name] || fallback)
    if (!Number.isInteger(value) || value < from || value > to)
      problems.push(`${name}: a whole number from ${from} to ${to}`)
    return value
  }
  const environment: Environment = {
    databaseUrl: text('DATABASE_ENGINE_URL'),
    host: text('ENGINE_HOST', '127.0.0.1'),
    port: whole('ENGINE_PORT', 8288, 0, 65_535),
    eventKey: text('INNGEST_EVENT_KEY'),
    signingKey: text('INNGEST_SIGNING_KEY'),
    apps: (source.ENGINE_APPS ?? '')
      .split(',')
      .map((url) => url.trim())
      .filter(Boolean),
    concurrency: whole('ENGINE_CONCURRENCY', 8, 1, 1_000),
    retentionHours: whole('ENGINE_RETENTION_HOURS', 72, 1, 24 * 365),
    clients: whole('ENGINE_CLIENTS', 10_000, 1, 1_000_000),
    activitySeconds: whole('ENGINE_ACTIVITY_SECONDS', 120, 1, 3_600),
    signInSeconds: whole('ENGINE_SIGN_IN_SECONDS', 20, 0, 3_600),
    logLevel: text('LOG_LEVEL', 'info'),
  }
  const { PUSHER_APP_ID: id, PUSHER_KEY: key, PUSHER_SECRET: secret } = source
  if (id !== undefined && !/^[\w-]*$/.test(id)) problems.push('PUSHER_APP_ID: letters, digits and hyphens')
  if (id && key && secret) environment.pusher = { id, key, secret }
  else if (id || key || secret) problems.push('PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET: all or none')
  if (!/^(signkey-\w+-)?([0-9a-f]{2})+$/i.test(environment.signingKey))
    problems.push('INNGEST_SIGNING_KEY: signkey-<environment>-<hexadecimal digits>')
  if (!environment.apps.every((url) => /^https?:$/.test(URL.parse(url)?.protocol ?? '')))
    problems.push('ENGINE_APPS: addresses like http://127.0.0.1:3000/api/inngest, separated by commas')
  if (!LOG_LEVELS.includes(environment.logLevel)) problems.push(`LOG_LEVEL: one of ${LOG_LEVELS.join(', ')}`)
  if (problems.length > 0)
    throw new Error(`The engine's environment is not usable:\n  ${problems.join('\n  ')}`)
  return environment
}
