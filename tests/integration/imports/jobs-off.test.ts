import { expect, it } from 'vitest'
import { startImport } from '@/lib/imports/start'
import { JobsOff } from '@/lib/platform/jobs/configured'
import { createTenant, createUser, ctxFor } from '@/tests/support/factories'
import { ownerSql } from '@/tests/support/database'

it('an import is refused where no jobs are configured, and leaves nothing behind', async () => {
  const tenant = await createTenant()
  const ctx = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
  const body = (async function* () {
    yield Buffer.from('title\nPrinter\n')
  })()
  const started = startImport(ctx, { fileName: 'log.csv', body, input: async () => ({ source: 'csv' }) })
  await expect(started).rejects.toBeInstanceOf(JobsOff)
  expect(await ownerSql('select from import_run where tenant_id = $1', [tenant.id])).toEqual([])
})
