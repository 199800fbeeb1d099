import { beforeAll, describe, expect, it } from 'vitest'
import { archiveArticle } from '@/lib/knowledge/articles/archive'
import { createArticle } from '@/lib/knowledge/articles/create'
import { getArticle } from '@/lib/knowledge/articles/queries'
import { createKbCategory } from '@/lib/knowledge/categories/create'
import { publicAddresses } from '@/lib/knowledge/public/addresses'
import { articleFor, articleInAnyLanguage } from '@/lib/knowledge/public/articles'
import { audienceOf, everybody } from '@/lib/knowledge/public/audience'
import { giveFeedback } from '@/lib/knowledge/public/give-feedback'
import { categoryFor, homeFor, newsFor } from '@/lib/knowledge/public/lists'
import { publicSite } from '@/lib/knowledge/public/site'
import type { Card } from '@/lib/knowledge/public/types'
import { countView, writeViews } from '@/lib/knowledge/public/views'
import { visitorDigest } from '@/lib/knowledge/public/visitor'
import { publish } from '@/lib/knowledge/publishing/publish'
import { unpublish } from '@/lib/knowledge/publishing/unpublish'
import { createTranslation } from '@/lib/knowledge/translations/create'
import { changeSlug } from '@/lib/knowledge/translations/update'
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
const href = (card: Card) => `/x/${card.slug}`

const published = (more: object = {}) =>
  publishedArticle(manager, { title: `Artigo ${Math.random().toString(36).slice(2)}`, body: '## Um\n\nTexto.', ...more })

const votesOn = (versionId: string) =>
  ownerSql<{ helpful: boolean; comment: string; user_id: string | null }>('select helpful, comment, user_id from kb_feedback where version_id = $1 order by created_at', [versionId])

describe('what everybody reads', () => {
  it('is nothing at an address that no article can have', async () => {
    for (const slug of ['a\0b', '\uFFFD', '../etc', 'A B', '']) expect(await articleFor(anyone(), slug, href)).toEqual({ kind: 'none' })
  })

  it('is public and published, and nothing else', async () => {
    const category = await createKbCategory(manager, { names: { 'pt-BR': 'Rede' } })
    const open = await published({ categoryId: category.id })
    const closed = await Promise.all(['requesters', 'agents'].map((visibility) => published({ visibility, categoryId: category.id })))
    const draft = await createArticle(manager, { title: 'Só um rascunho', visibility: 'public', categoryId: category.id })
    const gone = await published({ categoryId: category.id })
    await archiveArticle(manager, gone.id)

    const view = await categoryFor(anyone(), category.slug)
    expect(view?.articles.map(({ id }) => id)).toEqual([open.id])
    expect(view?.category.count).toBe(1)
    const shown = JSON.stringify([await homeFor(anyone()), await newsFor(anyone(), 30), await publicAddresses(world.tenant)])
    for (const { slug } of [...closed, gone]) {
      expect(await articleFor(anyone(), slug, href)).toEqual({ kind: 'none' })
      expect(shown).not.toContain(slug)
    }
    expect(shown).not.toContain(draft.id)
    const asRequester = audienceOf(world.asRequester)
    expect((await categoryFor(asRequester, category.slug))?.articles).toHaveLength(2)
    expect((await articleFor(asRequester, closed[0]?.slug ?? '', href)).kind).toBe('article')
    expect(await articleFor(asRequester, closed[1]?.slug ?? '', href)).toEqual({ kind: 'none' })
  })

  it('is each organisation’s own', async () => {
    const { slug, versionId } = await published()
    const other = await createTenant()
    const there = everybody(other, 'pt-BR')
    expect(await articleFor(there, slug, href)).toEqual({ kind: 'none' })
    expect(await homeFor(there)).toEqual({ categories: [], popular: [], newest: [], total: 0 })
    await expect(giveFeedback(there, { versionId, helpful: true, comment: '', who: 'a' })).rejects.toMatchObject({ code: 'not_found' })
    countView(other.id, versionId)
    await writeViews()
    expect(await ownerSql('select 1 from kb_view_day where version_id = $1', [versionId])).toEqual([])
  })

  it('is found under old addresses and those of other languages', async () => {
    const { id, slug } = await published()
    await changeSlug(manager, id, 'pt-BR', { slug: `${slug}-novo` })
    expect(await articleFor(anyone(), slug, href)).toEqual({ kind: 'moved', locale: 'pt-BR', slug: `${slug}-novo` })
    await createTranslation(manager, id, { locale: 'en', title: 'In English', summary: '', body: 'Text.' })
    await publish(manager, id, 'en')
    const english = (await getArticle(manager, id)).translations.find(({ locale }) => locale === 'en')
    const slugInEnglish = english?.slug ?? ''
    expect(await articleInAnyLanguage(anyone(), slugInEnglish, href)).toEqual({ kind: 'moved', locale: 'pt-BR', slug: `${slug}-novo` })
    expect(await articleFor(everybody(world.tenant, 'en'), slugInEnglish, href)).toMatchObject({
      kind: 'article',
      article: { locale: 'en', languages: [{ locale: 'pt-BR' }, { locale: 'en' }] },
    })
    await unpublish(manager, id, 'pt-BR', { to: 'draft' })
    expect(await articleInAnyLanguage(anyone(), slugInEnglish, href)).toMatchObject({ kind: 'article', article: { locale: 'en' } })
  })

  it('links to what can be read, and only names the rest', async () => {
    const [open, closed] = [await published(), await published({ visibility: 'agents' })]
    const { slug } = await published({ body: `[aberto](kb:${open.id}) e [fechado](kb:${closed.id})` })
    const found = await articleFor(anyone(), slug, href)
    expect(found.kind === 'article' && found.article.html).toBe(`<p><a href="/x/${open.slug}">aberto</a> e fechado</p>`)
  })

  it('is on the host of an active organisation', async () => {
    expect((await publicSite(`${world.tenant.slug}.localhost`))?.tenant.id).toBe(world.tenant.id)
    const suspended = await createTenant({ status: 'suspended' })
    for (const host of [`${suspended.slug}.localhost`, 'localhost', 'nobody-here.localhost', '%', 'a/b']) expect(await publicSite(host)).toBeNull()
  })
})

describe('feedback', () => {
  it('is one voice a visitor and version, and a comment stays', async () => {
    const { versionId } = await published()
    const say = (who: string, helpful: boolean, comment = '') => giveFeedback(anyone(), { versionId, helpful, comment, who })
    await say('one', true)
    await say('one', false, 'Faltou o passo 3')
    await say('one', false)
    await say('two', true)
    expect(await votesOn(versionId)).toEqual([
      { helpful: false, comment: 'Faltou o passo 3', user_id: null },
      { helpful: true, comment: '', user_id: null },
    ])
  })

  it('names nobody: its mark is another on every version and in every organisation', () => {
    const [tenant, other] = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002']
    const marks = [visitorDigest(tenant, 'v1', 'me'), visitorDigest(tenant, 'v2', 'me'), visitorDigest(other, 'v1', 'me'), visitorDigest(tenant, 'v1', 'you')]
    expect(new Set(marks).size).toBe(4)
    expect(visitorDigest(tenant, 'v1', 'me')).toBe(visitorDigest(tenant, 'v1', 'me'))
  })

  it('is for what the reader sees', async () => {
    const { versionId } = await published({ visibility: 'requesters' })
    await expect(giveFeedback(anyone(), { versionId, helpful: true, comment: '', who: 'a' })).rejects.toMatchObject({ code: 'not_found' })
    await giveFeedback(audienceOf(world.asRequester), { versionId, helpful: true, comment: '', who: 'a' })
    expect(await votesOn(versionId)).toHaveLength(1)
  })
})

describe('views', () => {
  it('are gathered, and counted by version and day', async () => {
    const { id, versionId } = await published()
    for (let read = 0; read < 3; read++) countView(world.tenant.id, versionId)
    countView(world.tenant.id, 'no id')
    await writeViews()
    countView(world.tenant.id, versionId)
    await writeViews()
    expect(await ownerSql('select views, article_id from kb_view_day where version_id = $1', [versionId])).toEqual([{ views: 4, article_id: id }])
    expect((await homeFor(anyone())).popular.map((card) => card.id)).toContain(id)
  })
})
