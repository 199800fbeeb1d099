import { beforeAll, describe, expect, it } from 'vitest'
import { createKbCategory } from '@/lib/knowledge/categories/create'
import { ARTICLES_IN_PART, publicAddresses, sitemapParts } from '@/lib/knowledge/public/addresses'
import { everybody } from '@/lib/knowledge/public/audience'
import { revalidateKnowledge, unchanged } from '@/lib/knowledge/public/cache'
import { giveFeedback } from '@/lib/knowledge/public/give-feedback'
import { categoryFor } from '@/lib/knowledge/public/lists'
import { publicSite } from '@/lib/knowledge/public/site'
import { originDigests } from '@/lib/knowledge/public/visitor'
import { countSearch, MOST_DIFFERENT } from '@/lib/knowledge/search/count'
import type { Ctx } from '@/lib/platform/context'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser, ctxFor } from '@/tests/support/factories'
import { publishedArticle } from '@/tests/support/published'
import { makeWorld, type World } from '../people/world'

let world: World
let manager: Ctx

beforeAll(async () => {
  world = await makeWorld()
  manager = ctxFor(world.tenant, await createUser(world.tenant, { role: 'manager' }))
})

const anyone = () => everybody(world.tenant, 'pt-BR')

const published = (more: object = {}) => publishedArticle(manager, { title: `Artigo ${Math.random().toString(36).slice(2)}`, ...more })

describe('the origin of an organisation', () => {
  it('is its subdomain on every way of writing it, until a domain of its own is proven', async () => {
    const tenant = await createTenant()
    const origins = async () => Promise.all([`${tenant.slug}.localhost`, `${tenant.slug}.localhost.`, `${tenant.slug.toUpperCase()}.LOCALHOST`].map(async (host) => (await publicSite(host))?.origin))
    const [origin, ...others] = await origins()
    expect(new URL(origin ?? '').hostname).toBe(`${tenant.slug}.localhost`)
    expect(new Set(others)).toEqual(new Set([origin]))

    const host = `ajuda.${tenant.slug}.example`
    await ownerSql('insert into tenant_domain (tenant_id, id, host) values ($1, gen_random_uuid(), $2)', [tenant.id, host])
    expect(await publicSite(host)).toBeNull()
    expect(await origins()).toEqual([origin, origin, origin])
    await ownerSql('update tenant_domain set verified_at = now() where host = $1', [host])
    await expect.poll(async () => (await origins()).map((one) => new URL(one ?? '').hostname)).toEqual([host, host, host])
    expect(new URL((await publicSite(host))?.origin ?? '').hostname).toBe(host)
  })
})

describe('large knowledge bases', () => {
  /** Public articles of a tenant as the database has them, without the verbs' work for each. */
  async function many(tenantId: string, authorId: string, count: number, categoryId: string | null = null) {
    await ownerSql(
      `with template as (select a.*, tr.published_version_id from kb_article a join kb_translation tr on tr.tenant_id = a.tenant_id and tr.article_id = a.id
         where a.tenant_id = $1 and tr.published_version_id is not null limit 1),
       made as (
         insert into kb_article select (jsonb_populate_record(null::kb_article, to_jsonb(t) - 'published_version_id' ||
           jsonb_build_object('id', gen_random_uuid(), 'number', 100000 + n, 'category_id', $4::text, 'visibility', 'public', 'owner_id', $2::text))).*
         from template t, generate_series(1, $3::int) n returning *),
       version as (
         insert into kb_version select (jsonb_populate_record(null::kb_version, to_jsonb(v) || jsonb_build_object('id', gen_random_uuid(), 'article_id', m.id, 'title', 'Artigo ' || m.number))).*
         from made m, template t join kb_version v on v.tenant_id = $1 and v.id = t.published_version_id returning *)
       insert into kb_translation select (jsonb_populate_record(null::kb_translation, to_jsonb(tr) || jsonb_build_object('article_id', v.article_id, 'slug', 'artigo-' || v.id, 'published_version_id', v.id))).*
       from version v, template t join kb_translation tr on tr.tenant_id = $1 and tr.article_id = t.id`,
      [tenantId, authorId, count, categoryId],
    )
  }

  it('have every article in one part of the sitemap', async () => {
    const other = await makeWorld()
    const author = await createUser(other.tenant, { role: 'manager' })
    const ctx = ctxFor(other.tenant, author)
    expect(await sitemapParts(other.tenant)).toEqual([])
    await publishedArticle(ctx, { title: 'Modelo' })
    await many(other.tenant.id, author.id, ARTICLES_IN_PART)
    expect(await sitemapParts(other.tenant)).toHaveLength(2)
    const parts = await Promise.all([1, 2, 3].map((part) => publicAddresses(other.tenant, part)))
    expect(parts.map((part) => part.length)).toEqual([ARTICLES_IN_PART, 1, 0])
    expect(new Set(parts.flat().map(({ languages }) => languages[0]?.slug)).size).toBe(ARTICLES_IN_PART + 1)
  })

  it('have categories in pages, and each article on one of them', async () => {
    const category = await createKbCategory(manager, { names: { 'pt-BR': 'Muitos' } })
    await published({ categoryId: category.id })
    await many(world.tenant.id, String((await createUser(world.tenant, { role: 'manager' })).id), 120, category.id)
    const pages = await Promise.all([1, 2, 3].map((page) => categoryFor(anyone(), category.slug, page)))
    expect(pages.map((view) => [view?.articles.length, view?.total, view?.pages])).toEqual([[50, 121, 3], [50, 121, 3], [21, 121, 3]])
    expect(new Set(pages.flatMap((view) => view?.articles.map(({ id }) => id))).size).toBe(121)
    expect(await categoryFor(anyone(), category.slug, 4)).toBeNull()
    for (const slug of ['nada', 'a\0b', '../x', '\uFFFD', 'x'.repeat(10_000)]) expect(await categoryFor(anyone(), slug)).toBeNull()
  })
})

describe('votes of visitors', () => {
  const from = (browser: string, address = '203.0.113.7') => ({ address, browser })
  const votesOn = (versionId: string) =>
    ownerSql<{ helpful: boolean; comment: string; network: string }>('select * from kb_feedback where version_id = $1 order by created_at', [versionId])

  it('are one a browser and day, however often the cookie is thrown away', async () => {
    const { versionId } = await published()
    const say = (who: string, helpful: boolean, comment = '') => giveFeedback(anyone(), { versionId, helpful, comment, who, from: from('Firefox') })
    await Promise.all(['c1', 'c2', 'c3', 'c4'].map((who) => say(who, false)))
    expect(await votesOn(versionId)).toHaveLength(1)
    await say('c5', true)
    await say('c5', true, 'Serviu')
    expect(await votesOn(versionId)).toMatchObject([{ helpful: true, comment: 'Serviu' }])
  })

  it('are so many of a network that it can neither bury nor praise, and others still count', async () => {
    const { versionId } = await published()
    const say = (who: string, address: string) => giveFeedback(anyone(), { versionId, helpful: false, comment: '', who, from: from(who, address) })
    const kept = await Promise.all(Array.from({ length: 30 }, (_, n) => say(`flood-${n}`, `2001:db8::${n}`)))
    expect(kept.filter(Boolean)).toHaveLength(10)
    expect(await say('neighbour', '198.51.100.1')).toBe(true)
    expect(await votesOn(versionId)).toHaveLength(11)
    const first = kept.indexOf(true)
    expect(await giveFeedback(anyone(), { versionId, helpful: true, comment: '', who: `flood-${first}`, from: from('Other', '2001:db8::1') })).toBe(true)
    expect(await votesOn(versionId)).toHaveLength(11)
  })

  it('hold nothing of an address, and nothing that is the same tomorrow or on another article', async () => {
    const { versionId } = await published()
    await giveFeedback(anyone(), { versionId, helpful: true, comment: '', who: 'w', from: from('Firefox') })
    expect(JSON.stringify(await votesOn(versionId))).not.toMatch(/203\.0\.113|Firefox/)
    const digests = [['v1', '2026-01-01'], ['v1', '2026-01-02'], ['v2', '2026-01-01']].map(([version = '', day = '']) => originDigests(world.tenant.id, version, from('x'), day))
    expect(new Set(digests.flatMap(({ network, browser }) => [network, browser])).size).toBe(6)
  })
})

describe('counted searches', () => {
  const sums = (tenantId: string) =>
    ownerSql<{ query: string; searches: number; without_result: number }>(`select query, searches, without_result from kb_query_day where tenant_id = $1 and query not like 'feito %' order by query`, [tenantId])

  it('are a bounded number of rows, and their sums stay true', async () => {
    const { tenant } = await makeWorld()
    await countSearch({ tenant }, 'pt-BR', 'vpn não conecta', 0)
    await ownerSql(`insert into kb_query_day (tenant_id, locale, day, query) select $1, 'en', (now() at time zone 'UTC')::date, 'feito ' || n from generate_series(2, $2::int) n`, [tenant.id, MOST_DIFFERENT])
    await countSearch({ tenant }, 'pt-BR', 'inventado um', 0)
    await countSearch({ tenant }, 'pt-BR', 'inventado dois', 3)
    await countSearch({ tenant }, 'pt-BR', 'VPN não conecta', 0)
    expect(await sums(tenant.id)).toEqual([
      { query: '*', searches: 2, without_result: 1 },
      { query: 'vpn nao conecta', searches: 2, without_result: 2 },
    ])
  })

  it('are looked at no further than they were searched for', async () => {
    const { tenant } = await makeWorld()
    await countSearch({ tenant }, 'pt-BR', `${'a'.repeat(500_000)}@ vpn`, 0)
    expect(await sums(tenant.id)).toEqual([{ query: 'a'.repeat(120), searches: 1, without_result: 1 }])
  })
})

describe('what is kept', () => {
  it('is never what was read before a change that came while it was made', async () => {
    let text = 'old'
    const load = async () => {
      const read = text
      if (read === 'old') {
        text = 'new'
        revalidateKnowledge(world.tenant.id)
      }
      return read
    }
    expect(await unchanged(world.tenant.id, load)).toBe('new')
  })
})
