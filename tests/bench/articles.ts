import { newId } from '@/lib/platform/ids'
import { Random } from './data/random'
import { SENTENCES, THINGS, TROUBLES } from './data/words'
import { sql } from './database'
import type { Target } from './measure'
import type { Measured } from './servers'
import { api, get, post, type Sampled } from './targets'

/** As many as a large organisation publishes; all of them in the one that is asked. */
const ARTICLES = 10_000
const BATCH = 1_000

/** Each step over the rows of one batch: the last one publishes, and so makes the words. */
const STEPS = [
  `insert into kb_article (tenant_id, id, number, owner_id, visibility, source_locale)
   select g.tenant_id, g.id, g.number, (select u.id from app_user u where u.tenant_id = g.tenant_id order by u.id limit 1), 'public', 'pt-BR'
   from json_to_recordset($1) as g(tenant_id uuid, id uuid, number int)`,
  `insert into kb_translation (tenant_id, article_id, locale, slug)
   select tenant_id, id, 'pt-BR', 'a-' || number from json_to_recordset($1) as g(tenant_id uuid, id uuid, number int)`,
  `insert into kb_draft (tenant_id, article_id, locale, title)
   select tenant_id, id, 'pt-BR', title from json_to_recordset($1) as g(tenant_id uuid, id uuid, title text)`,
  `insert into kb_version (tenant_id, id, article_id, locale, number, title, summary, body, html, text)
   select tenant_id, version, id, 'pt-BR', 1, title, summary, text, text, text
   from json_to_recordset($1) as g(tenant_id uuid, id uuid, version uuid, title text, summary text, text text)`,
  `update kb_translation t set status = 'published', published_version_id = g.version, published_at = now()
   from json_to_recordset($1) as g(tenant_id uuid, id uuid, version uuid) where t.tenant_id = g.tenant_id and t.article_id = g.id`,
]

/** Gives one tenant its articles, unless it has them from an earlier run. */
export async function ensureArticles(url: string, sampled: readonly Sampled[]): Promise<void> {
  const [{ there }] = (await sql<{ there: boolean }>(url, 'select exists (select from kb_search) as there')) as [{ there: boolean }]
  if (there) return
  const random = new Random(13)
  const tenantId = readerOf(sampled)
  for (let done = 0; done < ARTICLES; done += BATCH) {
    const rows = Array.from({ length: BATCH }, (_, at) => ({
      tenant_id: tenantId,
      id: newId(),
      version: newId(),
      number: done + at + 1,
      title: `${random.pick(THINGS)} ${random.pick(TROUBLES)} termo${random.below(2_000)} assunto${random.below(300)}`,
      summary: `${random.pick(SENTENCES)} termo${random.below(2_000)}`,
      text: Array.from({ length: 12 }, () => `${random.pick(SENTENCES)} termo${random.below(2_000)}`).join(' '),
    }))
    for (const step of STEPS) await sql(url, step, [JSON.stringify(rows)])
  }
  await sql(url, 'analyze kb_article, kb_translation, kb_version, kb_search')
}

const readerOf = (sampled: readonly Sampled[]): string => sampled[0]?.site.tenantId ?? ''

/** Searches of the knowledge base, and what is asked while somebody types a ticket. */
export function articleTargets(web: Measured, sampled: readonly Sampled[]): Target[] {
  const headers = sampled.filter(({ site }) => site.tenantId === readerOf(sampled)).slice(0, 1).map(({ site }) => api(site, web))
  const asked = headers.flatMap((header) => Array.from({ length: 40 }, (_, at) => ({ header, random: new Random(at) })))
  return [
    {
      name: 'kb search',
      server: web,
      count: 600,
      requests: asked.map(({ header, random }) => get(`/api/v1/kb/search?q=${encodeURIComponent(`${random.pick(THINGS)} termo${random.below(2_000)}`)}`, header)),
    },
    {
      name: 'kb suggestion',
      server: web,
      count: 600,
      requests: asked.map(({ header, random }) =>
        post('/api/v1/kb/suggestions', header, {
          session: newId(),
          title: `${random.pick(THINGS)} ${random.pick(TROUBLES)} assunto${random.below(300)}`,
          description: `${random.pick(SENTENCES)} termo${random.below(2_000)}`,
        }),
      ),
    },
  ]
}
