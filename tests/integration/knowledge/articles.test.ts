import { beforeAll, describe, expect, it } from 'vitest'
import { archiveArticle, restoreArticle } from '@/lib/knowledge/articles/archive'
import { createArticle } from '@/lib/knowledge/articles/create'
import { listArticles } from '@/lib/knowledge/articles/list'
import { getArticle, readArticle } from '@/lib/knowledge/articles/queries'
import { articleListQuery } from '@/lib/knowledge/articles/schema'
import { updateArticle } from '@/lib/knowledge/articles/update'
import { readDraft } from '@/lib/knowledge/drafts/queries'
import { saveDraft } from '@/lib/knowledge/drafts/save'
import { listBrokenLinks } from '@/lib/knowledge/links/broken'
import { publish } from '@/lib/knowledge/publishing/publish'
import { cancelSchedule, unpublish } from '@/lib/knowledge/publishing/unpublish'
import { createTranslation } from '@/lib/knowledge/translations/create'
import { changeSlug } from '@/lib/knowledge/translations/update'
import { diffVersions } from '@/lib/knowledge/versions/diff'
import { listVersions, readVersion } from '@/lib/knowledge/versions/queries'
import { restoreVersion } from '@/lib/knowledge/versions/restore'
import { createTeam } from '@/lib/people/teams/create'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { ownerSql } from '@/tests/support/database'
import { createUser, ctxFor } from '@/tests/support/factories'
import { auditOf, makeWorld, type World } from '../people/world'

let world: World
let writer: Ctx
let publisher: Ctx
let manager: Ctx

beforeAll(async () => {
  world = await makeWorld()
  writer = world.asAgent
  publisher = ctxFor(world.tenant, await createUser(world.tenant, { role: 'agent_l2' }))
  manager = ctxFor(world.tenant, await createUser(world.tenant, { role: 'manager' }))
})

const draft = (more: object = {}) => createArticle(writer, { title: 'Como usar a VPN', body: '## Passos\n\n1. Abra.', visibility: 'public', ...more })
const translationOf = async (ctx: Ctx, id: string, locale: string) => (await getArticle(ctx, id)).translations.find((one) => one.locale === locale)
const all = (ctx: Ctx, more: object = {}) => listArticles(ctx, articleListQuery.parse(more))

describe('an article', () => {
  it('begins as a draft that only writers see, and is read once it is published', async () => {
    const article = await draft()
    expect(article).toMatchObject({ number: expect.stringMatching(/^KB-\d{6}$/) as string, title: 'Como usar a VPN', visibility: 'public' })
    expect(article.translations).toMatchObject([{ locale: 'pt-BR', status: 'draft', slug: 'como-usar-a-vpn', changed: true, published: null }])
    await expect(readArticle(world.asRequester, article.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(publish(writer, article.id, 'pt-BR')).rejects.toMatchObject({ code: 'forbidden' })

    const published = await publish(publisher, article.number, 'pt-BR')
    expect(published.translations).toMatchObject([{ status: 'published', changed: false, published: { number: 1 } }])
    const read = await readArticle(world.asRequester, article.id, { locale: 'en' })
    expect(read.text).toMatchObject({ locale: 'pt-BR', number: 1, html: expect.stringContaining('<h2 id="s-passos">') as string })
    expect(await auditOf(article.id)).toEqual(['kb.article.created', 'kb.article.published'])
    const events = await ownerSql<{ type: string }>(`select type from outbox_event where payload->>'id' = $1 order by id`, [article.id])
    expect(events.map(({ type }) => type)).toEqual(['kb.article.created', 'kb.article.published'])
  })

  it('keeps what is published while the next text is written, and refuses a stale draft', async () => {
    const { id } = await draft({ title: 'Impressora' })
    await publish(publisher, id, 'pt-BR')
    const { version } = await readDraft(writer, id, 'pt-BR')
    const saved = await saveDraft(writer, id, 'pt-BR', { title: 'Impressora nova', body: 'Outro texto' }, version)
    await expect(saveDraft(writer, id, 'pt-BR', { body: 'x' }, version)).rejects.toMatchObject({ code: 'conflict', current: { version: saved.version } })
    await expect(publish(publisher, id, 'pt-BR', { draftVersion: version })).rejects.toMatchObject({ code: 'conflict' })
    expect((await readArticle(world.asRequester, id)).text?.title).toBe('Impressora')
    expect(await translationOf(writer, id, 'pt-BR')).toMatchObject({ changed: true, slug: 'impressora', title: 'Impressora nova' })
    expect((await diffVersions(writer, id, 'pt-BR')).title).toEqual([{ kind: 'same', text: 'Impressora' }, { kind: 'added', text: ' nova' }])
  })

  it('has versions that nobody changes, and that come back as drafts', async () => {
    const { id } = await draft({ title: 'Senha', body: 'Primeira' })
    await publish(publisher, id, 'pt-BR', { note: 'Começo' })
    await saveDraft(writer, id, 'pt-BR', { body: 'Segunda' })
    await publish(publisher, id, 'pt-BR')
    await publish(publisher, id, 'pt-BR')
    const versions = await listVersions(writer, id, 'pt-BR')
    expect(versions.map(({ number, published, note }) => ({ number, published, note }))).toEqual([
      { number: 2, published: true, note: '' },
      { number: 1, published: false, note: 'Começo' },
    ])
    const first = versions[1]?.id ?? ''
    await expect(
      withTenant(writer, (tx) => tx.kbVersion.updateMany({ where: { tenantId: world.tenant.id, id: first }, data: { body: 'x' } })),
    ).rejects.toThrow()
    const restored = await restoreVersion(writer, id, first)
    expect(restored).toMatchObject({ body: 'Primeira', versionId: null })
    expect((await readArticle(world.asRequester, id)).text?.body).toBe('Segunda')
    await publish(publisher, id, 'pt-BR')
    expect((await readVersion(writer, id, (await listVersions(writer, id, 'pt-BR'))[0]?.id ?? '')).number).toBe(3)
    await expect(restoreVersion(writer, (await draft()).id, first)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is planned, and the plan can be dropped', async () => {
    const { id } = await draft({ title: 'Manutenção' })
    const at = new Date(Date.now() + 3_600_000).toISOString()
    expect((await publish(publisher, id, 'pt-BR', { at })).translations).toMatchObject([{ status: 'draft', scheduled: { at } }])
    expect((await cancelSchedule(publisher, id, 'pt-BR')).translations).toMatchObject([{ scheduled: null }])
    await expect(cancelSchedule(publisher, id, 'pt-BR')).rejects.toMatchObject({ reason: 'not_scheduled' })
  })

  it('is withdrawn in a language, and archived in all', async () => {
    const { id } = await draft({ title: 'Antigo' })
    await publish(publisher, id, 'pt-BR')
    expect((await unpublish(publisher, id, 'pt-BR')).translations).toMatchObject([{ status: 'draft', published: null }])
    await expect(unpublish(publisher, id, 'pt-BR')).rejects.toMatchObject({ code: 'illegal_transition' })
    await publish(publisher, id, 'pt-BR')
    await expect(archiveArticle(publisher, id)).rejects.toMatchObject({ code: 'forbidden' })
    const archived = await archiveArticle(manager, id)
    expect(archived.translations).toMatchObject([{ status: 'archived', published: null }])
    await expect(readArticle(world.asRequester, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(saveDraft(writer, id, 'pt-BR', { body: 'x' })).rejects.toMatchObject({ reason: 'archived' })
    expect((await all(writer)).data.map((one) => one.id)).not.toContain(id)
    expect((await all(writer, { archived: 'true' })).data.map((one) => one.id)).toContain(id)
    expect(await restoreArticle(manager, id)).toMatchObject({ archivedAt: null, translations: [{ status: 'draft' }] })
  })
})

describe('addresses', () => {
  it('follow the title until the first publication, and lead on after a change', async () => {
    const { id } = await draft({ title: 'Rascunho sem nome' })
    await saveDraft(writer, id, 'pt-BR', { title: 'Wi-Fi dos visitantes' })
    expect(await translationOf(writer, id, 'pt-BR')).toMatchObject({ slug: 'wi-fi-dos-visitantes' })
    const twin = await draft({ title: 'Wi-Fi dos visitantes' })
    expect(twin.translations).toMatchObject([{ slug: 'wi-fi-dos-visitantes-2' }])
    await publish(publisher, id, 'pt-BR')
    await saveDraft(writer, id, 'pt-BR', { title: 'Outra coisa' })
    await publish(publisher, id, 'pt-BR')
    expect(await translationOf(writer, id, 'pt-BR')).toMatchObject({ slug: 'wi-fi-dos-visitantes' })
    await changeSlug(publisher, id, 'pt-BR', { slug: 'wifi' })
    await expect(changeSlug(publisher, twin.id, 'pt-BR', { slug: 'wifi' })).rejects.toMatchObject({ issues: [{ path: 'slug', code: 'taken' }] })
    const slugs = await ownerSql<{ slug: string }>('select slug from kb_slug where article_id = $1 order by 1', [id])
    expect(slugs.map(({ slug }) => slug)).toEqual(['wi-fi-dos-visitantes', 'wifi'])
  })

  it('of other articles are stored by id; links that lead nowhere are listed', async () => {
    const target = await draft({ title: 'Alvo do link', visibility: 'agents' })
    const { id } = await draft({ title: 'Com links', body: '[a](kb:alvo-do-link) [b](kb:nao-existe)' })
    expect((await readDraft(writer, id, 'pt-BR')).body).toBe(`[a](kb:${target.id}) [b](kb:nao-existe)`)
    await publish(publisher, id, 'pt-BR')
    const broken = async () => (await listBrokenLinks(writer)).filter(({ article }) => article.id === id).map(({ target: to, reason }) => [to, reason])
    expect(await broken()).toEqual([[target.id, 'unpublished'], ['nao-existe', 'missing']])
    await publish(publisher, target.id, 'pt-BR')
    expect(await broken()).toEqual([[target.id, 'narrower'], ['nao-existe', 'missing']])
    await updateArticle(publisher, target.id, { visibility: 'public' })
    expect(await broken()).toEqual([['nao-existe', 'missing']])
  })
})

describe('translations', () => {
  it('begin from the source, and are out of date when it moves on', async () => {
    const { id } = await draft({ title: 'Fonte', body: 'Um' })
    await publish(publisher, id, 'pt-BR')
    const { translations } = await createTranslation(writer, id, { locale: 'en', title: 'Source' })
    expect(translations.map(({ locale, title, outOfDate }) => ({ locale, title, outOfDate }))).toEqual([
      { locale: 'pt-BR', title: 'Fonte', outOfDate: false },
      { locale: 'en', title: 'Source', outOfDate: false },
    ])
    await expect(createTranslation(writer, id, { locale: 'en' })).rejects.toMatchObject({ reason: 'exists' })
    await publish(publisher, id, 'en')
    await saveDraft(writer, id, 'pt-BR', { body: 'Dois' })
    const source = (await publish(publisher, id, 'pt-BR')).translations[0]?.published?.id
    expect(await translationOf(writer, id, 'en')).toMatchObject({ outOfDate: true })
    expect((await all(writer, { outOfDate: 'true' })).data.map((one) => one.id)).toEqual([id])
    await saveDraft(writer, id, 'en', { body: 'Two', sourceVersionId: source })
    await publish(publisher, id, 'en')
    expect(await translationOf(writer, id, 'en')).toMatchObject({ outOfDate: false })
    await expect(saveDraft(writer, id, 'pt-BR', { sourceVersionId: source })).rejects.toMatchObject({ issues: [{ path: 'sourceVersionId' }] })
  })
})

describe('who reads what', () => {
  it('is said by the article', async () => {
    const insider = await createUser(world.tenant, { role: 'agent' })
    const team = await createTeam(world.asAdmin, { name: 'Redes', memberIds: [insider.id] })
    const ids: Record<string, string> = {}
    for (const visibility of ['public', 'requesters', 'agents', 'teams']) {
      const { id } = await createArticle(manager, { title: `Para ${visibility}`, body: 'x', visibility, teamIds: visibility === 'teams' ? [team.id] : [] })
      await publish(manager, id, 'pt-BR')
      ids[visibility] = id
    }
    const seen = async (ctx: Ctx) => {
      const found = new Set((await all(ctx, { limit: '100' })).data.map(({ id }) => id))
      const listed = Object.keys(ids).filter((visibility) => found.has(ids[visibility] ?? ''))
      for (const [visibility, id] of Object.entries(ids)) {
        if (listed.includes(visibility)) await getArticle(ctx, id)
        else await expect(getArticle(ctx, id)).rejects.toMatchObject({ code: 'not_found' })
      }
      return listed
    }
    expect(await seen(world.asRequester)).toEqual(['public', 'requesters'])
    expect(await seen(writer)).toEqual(['public', 'requesters', 'agents'])
    expect(await seen(ctxFor(world.tenant, insider))).toEqual(['public', 'requesters', 'agents', 'teams'])
    expect(await seen(manager)).toEqual(['public', 'requesters', 'agents', 'teams'])
    await expect(updateArticle(writer, ids.agents ?? '', { visibility: 'public' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateArticle(manager, ids.agents ?? '', { visibility: 'teams' })).rejects.toMatchObject({ issues: [{ path: 'teamIds' }] })
  })

  it('is changed by those who may, within their organisation', async () => {
    const article = await draft({ title: 'Nosso' })
    await expect(createArticle(world.asRequester, { title: 'Não' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateArticle(world.asStranger, article.id, { tags: ['x'] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(publish(world.asStranger, article.id, 'pt-BR')).rejects.toMatchObject({ code: 'not_found' })
    const changed = await updateArticle(writer, article.id, { tags: ['VPN', 'vpn '], reviewEveryDays: 30 }, article.version)
    expect(changed).toMatchObject({ tags: ['vpn'], version: 2, reviewAt: expect.any(String) as string })
    await expect(updateArticle(writer, article.id, { tags: [] }, article.version)).rejects.toMatchObject({ code: 'conflict', current: { version: 2 } })
    await expect(updateArticle(writer, article.id, { categoryId: article.id })).rejects.toMatchObject({ issues: [{ path: 'categoryId' }] })
  })

  it('is listed page by page', async () => {
    const first = await all(writer, { limit: '2', sort: 'number', count: 'true' })
    expect(first.page).toMatchObject({ hasMore: true })
    const second = await all(writer, { limit: '2', sort: 'number', cursor: first.page.nextCursor })
    expect(second.data[0]?.number && first.data[1]?.number && second.data[0].number > first.data[1].number).toBe(true)
    expect((await all(writer, { q: 'VPN', status: 'published' })).data.map(({ title }) => title)).toContain('Como usar a VPN')
  })
})
