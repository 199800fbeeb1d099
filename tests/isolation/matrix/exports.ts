import { exportUsers } from '@/lib/people/users/export'
import { PLAIN_PEOPLE } from '@/lib/people/users/export-columns'
import { exportAudit } from '@/lib/tenants/audit/export'
import { countAudit, listAudit } from '@/lib/tenants/audit/queries'
import type { Blind } from './attack'

async function whole(lines: Promise<AsyncGenerator<string>>): Promise<string> {
  let text = ''
  for await (const line of await lines) text += line
  return text
}

/** Files of whole lists, and the audit. */
export const exportBlind: Blind = {
  'lib/people/users/export.ts#exportUsers': (ctx) => whole(exportUsers(ctx, {}, { separator: 'comma', wording: PLAIN_PEOPLE })),
  'lib/tenants/audit/export.ts#exportAudit': (ctx) => whole(exportAudit(ctx, {}, { separator: 'comma', heading: (field) => field })),
  // The ids that are asked for come from the asker: nothing of theirs is counted.
  'lib/tenants/audit/queries.ts#countAudit': async (ctx, { ids }) => {
    const count = await countAudit(ctx, { entityId: ids.incident })
    if (count > 0) throw new Error('Entries of another organisation are counted')
    return count
  },
  'lib/tenants/audit/queries.ts#listAudit': (ctx) => listAudit(ctx, { limit: 100 }),
}
