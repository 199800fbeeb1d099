import 'server-only'
import { systemSql } from '@/lib/platform/db/system'

const TENANTS = `
select distinct due.tenant_id as "tenantId" from (
  select tenant_id from kb_translation where scheduled_at <= now()
  union all
  select tenant_id from kb_article where expires_at <= now() and archived_at is null
  union all
  select tenant_id from kb_article where review_at <= now() and archived_at is null and review_reminded_at is null
) due join tenant t on t.id = due.tenant_id and t.status = 'active'`

/** The tenants at work where a publication, an expiry or a reminder of a review is due. */
export const tenantsWithDueArticles = async (): Promise<string[]> =>
  (await systemSql<{ tenantId: string }>(TENANTS)).map(({ tenantId }) => tenantId)
