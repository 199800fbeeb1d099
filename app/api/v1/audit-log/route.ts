import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { listAudit } from '@/lib/tenants/audit/queries'
import { auditEntrySchema, auditQuery } from '@/lib/tenants/audit/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/audit-log',
  tag: 'Audit',
  summary: 'Who did what to what, the latest first',
  description: 'What an entry says of a confidential ticket (`before`, `after`) is null for who may not read those.',
  permission: 'audit.read',
  query: auditQuery,
  response: listOf(auditEntrySchema),
  handler: ({ ctx, rawQuery }) => listAudit(ctx, rawQuery),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list)
