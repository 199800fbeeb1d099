import 'server-only'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { isUuid } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { processWide } from '@/lib/platform/process-wide'

/** How long views are gathered before they are written, in milliseconds: a busy article costs one write, not thousands. */
const GATHER = 3_000
/** Versions that may wait at once; what comes on top is not counted. */
const MOST_WAITING = 10_000

interface Waiting {
  tenants: Map<string, Map<string, number>>
  versions: number
  timer?: NodeJS.Timeout
}

const waiting = processWide('kb.views', (): Waiting => ({ tenants: new Map(), versions: 0 }))

/** Programs that read pages say so; the others have no script to tell with. */
const PROGRAM = /bot\b|crawl|spider|slurp|preview|fetch|monitor|lighthouse|headless|curl|wget|python|java\/|go-http/i

export const isProgram = (userAgent: string | null): boolean => !userAgent || PROGRAM.test(userAgent)

/** Counts that a version was read. What cannot be counted is lost without a word: nobody waits for it. */
export function countView(tenantId: string, versionId: string): void {
  if (!isUuid(versionId)) return
  const counts = waiting.tenants.get(tenantId) ?? new Map<string, number>()
  const count = counts.get(versionId)
  if (count === undefined && ++waiting.versions > MOST_WAITING) return
  counts.set(versionId, (count ?? 0) + 1)
  waiting.tenants.set(tenantId, counts)
  waiting.timer ??= setTimeout(() => void writeViews(), GATHER).unref()
}

/** Writes what was gathered. */
export async function writeViews(): Promise<void> {
  const { tenants } = waiting
  clearTimeout(waiting.timer)
  waiting.timer = undefined
  waiting.tenants = new Map()
  waiting.versions = 0
  for (const [tenantId, counts] of tenants) {
    await write(tenantId, counts).catch((error: unknown) => log().warn({ err: error, tenantId }, 'views of articles were lost'))
  }
}

/** Only of texts that are published: anybody can send an id. In one order, so that two writers never wait for each other. */
async function write(tenantId: string, counts: ReadonlyMap<string, number>): Promise<void> {
  await withTenant({ tenant: { id: tenantId } }, (tx) =>
    txSql(
      tx,
      `insert into kb_view_day as d (tenant_id, version_id, day, article_id, views)
       select tr.tenant_id, tr.published_version_id, (now() at time zone 'UTC')::date, tr.article_id, n.views
       from unnest($2::uuid[], $3::int[]) as n(version_id, views)
       join kb_translation tr on tr.tenant_id = $1::uuid and tr.published_version_id = n.version_id and tr.status = 'published'
       order by tr.published_version_id
       on conflict (tenant_id, version_id, day) do update set views = d.views + excluded.views`,
      [tenantId, [...counts.keys()], [...counts.values()]],
    ),
  )
}
