import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Verdict } from '../budgets'
import { clusterCpuOf, cpuOf } from '../cpu'
import { sql, type BenchDatabase } from '../database'
import { limit } from '../limits'
import type { Stack } from '../servers'
import { openSites, type Site } from '../sites'
import { quantile } from './lateness'

/** Pages that are asked for, each once before it is kept and some times after. */
const PAGES = 400
const REPEATS = 4
const PUBLICATIONS = 40
const PATIENCE = 20_000
/** Milliseconds within which 99 of 100 publications are to be seen. */
const VISIBLE = 1_000

interface Article {
  tenantId: string
  id: string
  slug: string
}

const PUBLISHED = `
select tenant_id as "tenantId", article_id as id, slug from kb_translation
where status = 'published' and locale = 'pt-BR' order by slug limit ${PAGES}`

/** Pages of the public knowledge base made, and taken from what is kept; and how soon a publication is there to read. */
export async function publicKnowledge({ url }: BenchDatabase, { pid, port }: Stack, databasePid: number): Promise<Verdict[]> {
  const articles = await sql<Article>(url, PUBLISHED)
  const site = (await openSites(url, 'manager')).find(({ tenantId }) => tenantId === articles[0]?.tenantId)
  if (!site) throw new Error('No tenant has articles: run with the requests first')
  const used = () => cpuOf(pid) + clusterCpuOf(databasePid)
  const read = (article: Article) => ask(port, site, 'GET', pathOf(article))

  const pages = async (what: string, wanted: readonly Article[]): Promise<Verdict> => {
    const before = used()
    const times: number[] = []
    for (const article of wanted) {
      const began = performance.now()
      await read(article)
      times.push(performance.now() - began)
    }
    const cpu = (used() - before) / wanted.length
    const sorted = times.toSorted((a, b) => a - b)
    return limit(what, `p50 ${ms(quantile(sorted, 0.5))}, p99 ${ms(quantile(sorted, 0.99))}; ${ms(cpu)} CPU each`, '', null)
  }
  const [warm, ...rest] = articles
  if (!warm) throw new Error('There is no article')
  await read(warm)
  const made = await pages('knowledge base page, first time', rest)
  const kept = await pages('knowledge base page, kept', Array.from({ length: REPEATS }, () => rest).flat())

  const delays: number[] = []
  for (const [at, article] of rest.slice(0, PUBLICATIONS).entries()) delays.push(await visibleAfter(port, site, article, `publicado${at}x`))
  const sorted = delays.toSorted((a, b) => a - b)
  const figure = `p50 ${ms(quantile(sorted, 0.5))}, p99 ${ms(quantile(sorted, 0.99))}`
  const seen = limit('published until visible', figure, `p99 under ${VISIBLE} ms`, quantile(sorted, 0.99) < VISIBLE)
  return [made, kept, seen]
}

const pathOf = ({ slug }: Article) => `/kb/pt-BR/articles/${slug}`
const ms = (value: number) => `${value.toFixed(1)} ms`

/** Milliseconds from the answer to the publication until a reader is given the new text. */
async function visibleAfter(port: number, site: Site, article: Article, word: string): Promise<number> {
  const api = `/api/v1/kb/articles/${article.id}`
  await ask(port, site, 'PATCH', `${api}/draft`, { body: `Um texto novo com ${word}.` })
  await ask(port, site, 'POST', `${api}/publication`, {})
  const began = performance.now()
  for (;;) {
    if ((await ask(port, site, 'GET', pathOf(article))).includes(word)) return performance.now() - began
    if (performance.now() - began > PATIENCE) throw new Error('What was published did not show')
    await sleep(5)
  }
}

/** @throws unless the answer is a success */
function ask(port: number, { slug, apiKey }: Site, method: string, path: string, body?: unknown): Promise<string> {
  const headers: Record<string, string> = { host: `${slug}.localhost:${port}` }
  if (path.startsWith('/api/')) headers.authorization = `Bearer ${apiKey}`
  if (body !== undefined) headers['content-type'] = 'application/json'
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString()
        if ((answer.statusCode ?? 0) < 300) resolve(text)
        else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 200)}`))
      })
    })
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
