import { readFileSync } from 'node:fs'
import { it } from 'vitest'
import { createArticle } from '@/lib/knowledge/articles/create'
import { publish } from '@/lib/knowledge/publishing/publish'
import { audienceOf } from '@/lib/knowledge/public/audience'
import { likelyArticles } from '@/lib/knowledge/search/likely'
import { searchArticles } from '@/lib/knowledge/search/search'
import { toldArticles } from '@/prisma/seed/articles'
import { createUser, ctxFor } from '@/tests/support/factories'
import { ownerSql } from '@/tests/support/database'
import { makeWorld } from '../people/world'

it('prints', async () => {
  const world = await makeWorld()
  const manager = ctxFor(world.tenant, await createUser(world.tenant, { role: 'manager' }))
  for (const a of toldArticles()) {
    if (a.locale !== 'pt-BR') continue
    const { id } = await createArticle(manager, { title: a.title, summary: a.summary, body: a.body, tags: a.tags, visibility: a.visibility === 'teams' ? 'agents' : a.visibility, locale: 'pt-BR' })
    await publish(manager, id, 'pt-BR')
  }
  const incidents = JSON.parse(readFileSync('prisma/seed/content/incidents.json', 'utf8')) as any
  const list = (Array.isArray(incidents) ? incidents : incidents.incidents) as { title: string; description: string }[]
  const out: string[] = []
  for (const { title, description } of list) {
    const all = await likelyArticles(audienceOf(world.asAgent), { title, description }, { limit: 3 })
    const t = await likelyArticles(audienceOf(world.asAgent), { title, description: '' }, { limit: 2 })
    out.push(`${title.slice(0, 70).padEnd(72)}${all.map((x) => `${x.score.toFixed(2)} ${x.title.slice(0, 38)}`).join(' | ')}   ## ${t.map((x) => `${x.score.toFixed(2)} ${x.title.slice(0, 25)}`).join(' | ')}`)
  }
  console.log(out.join('\n'))
  // scale
  await ownerSql(`insert into kb_article (tenant_id, id, number, owner_id, visibility, source_locale, created_at, updated_at)
    select $1, gen_random_uuid(), 1000 + n, $2, 'public', 'pt-BR', now(), now() from generate_series(1, 10000) n`, [world.tenant.id, world.agent.id])
  await ownerSql(`insert into kb_translation (tenant_id, article_id, locale, slug, status) select tenant_id, id, 'pt-BR', 'a' || number, 'draft' from kb_article where tenant_id = $1 and number > 1000`, [world.tenant.id])
  await ownerSql(`insert into kb_draft (tenant_id, article_id, locale, title) select tenant_id, id, 'pt-BR', 'x' from kb_article where tenant_id = $1 and number > 1000`, [world.tenant.id])
  await ownerSql(`insert into kb_version (tenant_id, id, article_id, locale, number, title, summary, body, html, text, headings)
    select b.tenant_id, gen_random_uuid(), b.id, 'pt-BR', 1, v.title || ' ' || (b.number % 97), v.summary, '', v.html, v.text, v.headings
    from kb_article b join lateral (select * from kb_version o where o.tenant_id = b.tenant_id order by o.id offset b.number % 28 limit 1) v on true
    where b.tenant_id = $1 and b.number > 1000`, [world.tenant.id])
  const t0 = performance.now()
  await ownerSql(`update kb_translation t set status = 'published', published_at = now(), published_version_id = (select id from kb_version v where v.tenant_id = t.tenant_id and v.article_id = t.article_id limit 1) where tenant_id = $1 and status = 'draft'`, [world.tenant.id])
  console.log('publishing 10000:', Math.round(performance.now() - t0), 'ms')
  await ownerSql('analyze kb_search')
  const times: number[] = [], searches: number[] = []
  for (let i = 0; i < 120; i++) {
    const { title, description } = list[i % list.length]!
    let at = performance.now()
    await likelyArticles(audienceOf(world.asAgent), { title, description })
    times.push(performance.now() - at)
    at = performance.now()
    await searchArticles(audienceOf(world.asAgent), { q: title.split(' ').slice(0, 2).join(' ') })
    searches.push(performance.now() - at)
  }
  const p = (xs: number[]) => { xs.sort((a, b) => a - b); return [0.5, 0.95, 1].map((q) => Math.round(xs[Math.min(xs.length - 1, Math.floor(q * xs.length))]!)) }
  console.log('likely', p(times), 'search', p(searches))
}, 400_000)
