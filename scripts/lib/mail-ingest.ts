import { readFile } from 'node:fs/promises'
import { ingest } from '@/lib/channels/email/ingest'
import { closePools } from '@/lib/platform/db/pool'
import { resolveTenant } from '@/lib/platform/tenancy/resolve'

const args = process.argv.slice(2)
const slug = args[0] === '--to' ? (args[1] ?? '') : null
const files = slug === null ? args : args.slice(2)

try {
  const tenant = slug === null ? null : await resolveTenant(slug)
  if (slug !== null && !tenant) {
    console.error(`There is no organisation ${slug}.`)
    process.exitCode = 1
  } else {
    for (const file of files) await take(file, tenant?.id ?? null)
  }
} finally {
  await closePools()
}

async function take(file: string, tenantId: string | null): Promise<void> {
  const { processed } = await ingest(await readFile(file), { source: 'cli', recipients: [], tenantId, mailboxId: null })
  console.info(`${file}: ${processed?.outcome ?? 'queued'}${processed?.ticket ? ` ${processed.ticket.number}` : ''}`)
}
