import { z } from 'zod'

/**
 * The process environment, parsed once, at first use (tests set it before importing code).
 * `process.env` is read nowhere else in the application. Every variable is explained in .env.example.
 */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_APP_URL: z.url(),
  DATABASE_SYSTEM_URL: z.url(),
  /** '0' behind any pooler in transaction mode: no named statements, and settings travel with each transaction. */
  DATABASE_PREPARED: z.enum(['0', '1']).default('1'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(16),
  FAROL_SECRET: z.string().min(32),
  /** Comma list of root domains; the first is the canonical one. */
  FAROL_ROOT_DOMAIN: z
    .string()
    .default('localhost')
    .transform((list) => list.split(',').map((domain) => domain.trim().toLowerCase()).filter(Boolean)),
  APP_PROTOCOL: z.enum(['http', 'https']).default('http'),
  /** The port browsers see; left out when it is the protocol's own. */
  FAROL_PUBLIC_PORT: z.string().regex(/^\d*$/).default(''),
  FAROL_DEMO: z.enum(['0', '1']).default('0').transform((value) => value === '1'),
  FAROL_STORAGE: z.string().default('.data/files'),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('auto'),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** Where Inngest answers; left out, its cloud. Keys and address are read by its SDK too, under these names. */
  INNGEST_BASE_URL: z.url().optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  /** The key before or after, while keys are rotated. */
  INNGEST_SIGNING_KEY_FALLBACK: z.string().optional(),
  /** Our own address as Inngest reaches it; with it anybody may ask us to register there, and nowhere else. */
  INNGEST_SERVE_ORIGIN: z.url().optional(),
  /** Lets tenants name hosts that are not of the public Internet (webhooks, mailboxes), and plain http. */
  FAROL_ALLOW_PRIVATE_HOSTS: z.enum(['0', '1']).default('0').transform((value) => value === '1'),
  /** Live updates: the application's keys at Pusher Channels, or at the engine. Without them there are none. */
  PUSHER_APP_ID: z.string().optional(),
  PUSHER_KEY: z.string().regex(/^[\w-]+$/).optional(),
  PUSHER_SECRET: z.string().optional(),
  /** Of Pusher Channels; or a server that speaks its protocol. */
  PUSHER_CLUSTER: z.string().regex(/^[a-z0-9-]+$/).optional(),
  PUSHER_HOST: z.string().optional(),
  PUSHER_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  PUSHER_TLS: z.enum(['0', '1']).default('0').transform((value) => value === '1'),
  /** Where browsers reach that server; left out, through our own address. */
  PUSHER_PUBLIC_HOST: z.string().regex(/^[\w.-]+$/).optional(),
  PUSHER_PUBLIC_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  PUSHER_PUBLIC_TLS: z.enum(['0', '1']).optional().transform((value) => (value === undefined ? undefined : value === '1')),
  /** The domain of tenants' mail addresses; left out, the root domain. */
  FAROL_MAIL_DOMAIN: z.string().regex(/^[a-z0-9.-]+$/).optional(),
  /** How mail leaves; left out, by which of the following is set. `mailbox` keeps it in the database. */
  MAIL_TRANSPORT: z.enum(['resend', 'smtp', 'mailbox']).optional(),
  /** The address of the sender, for all tenants; left out, each tenant's own at the mail domain. */
  MAIL_FROM: z.email().optional(),
  /** Signs what mail servers post to /api/inbound/email; without it that door is closed. */
  INBOUND_MAIL_SECRET: z.string().min(16).optional(),
  /** Of Resend's webhook of received mail (whsec_…). */
  RESEND_WEBHOOK_SECRET: z.string().optional(),
  /** The receiving server's name in Authentication-Results, where one checks senders and removes forged fields. */
  MAIL_AUTH_SERVER: z.string().optional(),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.url().optional(),
  /** smtp://user:password@host:587 (STARTTLS), smtps://user:password@host:465. */
  SMTP_URL: z.url().optional(),
  UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(1024).default(25),
  RATE_LIMIT_FACTOR: z.coerce.number().min(0.01).max(1_000_000).default(1),
  /** What a collector of metrics shows to /api/metrics; without it only this machine itself may read them. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** How many tenants have request counts of their own; 0 counts none. */
  METRICS_TENANTS: z.coerce.number().int().min(0).max(5_000).default(500),
  /** Where traces go (OTLP over HTTP); the second is the full address of traces alone. Without both, nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.url().optional(),
  OTEL_SERVICE_NAME: z.string().default('farol-web'),
  /** The part of traces that is kept, of those that begin here. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** The folder of the build, which lists the routes. */
  FAROL_DIST_DIR: z.string().default('.next'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export type Env = z.infer<typeof schema>

let parsed: Env | undefined

function load(): Env {
  const present = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const result = schema.safeParse(present)
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Environment is not usable (see .env.example):\n${lines.join('\n')}`)
  }
  return result.data
}

export const env: Env = new Proxy({} as Env, {
  get: (_, key) => (parsed ??= load())[key as keyof Env],
})
