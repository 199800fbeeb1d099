import { readFile } from 'node:fs/promises'
import { ingest } from '@/lib/channels/email/ingest'
import { closePools } from '@/lib/platform/db/pool'
import { resolveTenant } from '@/lib/platform/tenancy/resolve'

const args = process.argv.slice(2)
const slug = args[0] === '--to' ? (args[1] ?? '') : null
const files = slug === null ? args : args.slice(2)

try {
  const tenant = slug === null ? null : await resolveTenant(slug)
  if (slug !== null && !tenant) throw new Error(`There is no organisation ${slug}`)
  for (const file of files) {
    const envelope = { source: 'cli', recipients: [], tenantId: tenant?.id ?? null, mailboxId: null } as const
    const { processed } = await ingest(await readFile(file), envelope)
    console.info(`${file}: ${processed?.outcome ?? 'queued'}${processed?.ticket ? ` ${processed.ticket.number}` : ''}`)
  }
} finally {
  await closePools()
}
