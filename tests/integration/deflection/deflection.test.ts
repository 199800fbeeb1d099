import { beforeAll, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { transitionIncident } from '@/lib/incidents/transition'
import { archiveArticle } from '@/lib/knowledge/articles/archive'
import { createArticle } from '@/lib/knowledge/articles/create'
import { updateArticle } from '@/lib/knowledge/articles/update'
import { decide } from '@/lib/knowledge/deflection/decide'
import { openSuggestion } from '@/lib/knowledge/deflection/open'
import { suggest } from '@/lib/knowledge/deflection/suggest'
import { draftArticleFrom } from '@/lib/knowledge/deflection/tickets/draft-article'
import { linkArticle, unlinkArticle } from '@/lib/knowledge/deflection/tickets/link'
import { articlesOfTicket } from '@/lib/knowledge/deflection/tickets/queries'
import { readDraft } from '@/lib/knowledge/drafts/queries'
import { dismissGap } from '@/lib/knowledge/insight/dismiss'
import { deflectionFigures, versionFigures } from '@/lib/knowledge/insight/figures'
import { listGaps } from '@/lib/knowledge/insight/gaps'
import { audienceOf, everybody } from '@/lib/knowledge/public/audience'
import { publish } from '@/lib/knowledge/publishing/publish'
import { countSearch } from '@/lib/knowledge/search/count'
import { searchArticles } from '@/lib/knowledge/search/search'
import { createTeam } from '@/lib/people/teams/create'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '@/tests/support/database'
import { createUser, ctxFor } from '@/tests/support/factories'
import { givenKnownError } from '@/tests/support/known-errors'
import { publishedArticle } from '@/tests/support/published'
import { auditOf, makeWorld, type World } from '../people/world'

let world: World
let manager: Ctx
let vpn: string
let internal: string

const article = async (title: string, more: object = {}) => (await publishedArticle(manager, { title, ...more })).id
const search = async (ctx: Ctx | null, q: string) => {
  const found = await searchArticles(ctx ? audienceOf(ctx) : everybody(world.tenant, 'pt-BR'), { q })
  return found.hits.map(({ title }) => title)
}

beforeAll(async () => {
  world = await makeWorld()
  manager = ctxFor(world.tenant, await createUser(world.tenant, { role: 'manager' }))
  vpn = await article('Configurar a VPN', { summary: 'Conectar de casa à rede da empresa', body: '## Certificado\n\nInstale o certificado raiz.' })
  await article('Trocar a senha expirada', { visibility: 'requesters' })
  internal = await article('Roteador da filial', { visibility: 'agents', body: 'Reinicie o concentrador da VPN.' })
})

describe('searching', () => {
  it('shows everybody what is public, requesters theirs, agents all but other teams’', async () => {
    const team = await createTeam(world.asAdmin, { name: 'Redes', memberIds: [] })
    await article('VPN do datacenter', { visibility: 'teams', teamIds: [team.id] })
    expect(await search(null, 'vpn')).toEqual(['Configurar a VPN'])
    expect(await search(null, 'senha')).toEqual([])
    expect(await search(world.asRequester, 'senhas')).toEqual(['Trocar a senha expirada'])
    expect((await search(world.asAgent, 'vpn')).sort()).toEqual(['Configurar a VPN', 'Roteador da filial'])
    expect(await search(manager, 'vpn')).toHaveLength(3)
  })

  it('marks the words, forgives what was mistyped, and finds nothing for what is not there', async () => {
    const found = await searchArticles(everybody(world.tenant, 'pt-BR'), { q: 'certificados' })
    expect(found.hits[0]?.excerptParts.filter(({ hit }) => hit).map(({ text }) => text)).toContain('certificado')
    expect(await searchArticles(everybody(world.tenant, 'pt-BR'), { q: 'comfigurar vpn' })).toMatchObject({ instead: 'configurar vpn', hits: [{ id: vpn }] })
    expect(await search(null, 'inexistente')).toEqual([])
    expect(await search(null, '!!! & | status:open')).toEqual([])
  })

  it('follows publishing, visibility, tags and archiving', async () => {
    const id = await article('Xerox da recepção')
    expect(await search(null, 'xerox')).toHaveLength(1)
    await updateArticle(manager, id, { tags: ['multifuncional'] })
    expect(await search(null, 'multifuncional')).toHaveLength(1)
    await updateArticle(manager, id, { visibility: 'agents', tags: [] })
    expect(await search(null, 'xerox')).toEqual([])
    expect(await search(world.asAgent, 'multifuncional')).toEqual([])
    await archiveArticle(manager, id)
    expect(await search(world.asAgent, 'xerox')).toEqual([])
  })
})

describe('suggestions', () => {
  it('are what a requester may read, known errors first, each counted once an attempt', async () => {
    const problem = await givenKnownError(world.tenant, world.agent, { title: 'VPN recusa a conexão', errorCode: '0x800704C9', symptoms: 'A VPN não conecta' })
    const session = newId()
    const asked = { session, title: 'VPN não conecta', description: 'de casa, erro 0x800704C9' }
    const found = await suggest(world.asRequester, asked)
    expect(found).toMatchObject([{ kind: 'known_error', id: problem }, { kind: 'article', id: vpn }])
    await suggest(world.asRequester, asked)
    expect(await ownerSql('select outcome from deflection where session_id = $1', [session])).toHaveLength(2)
    expect(await suggest(world.asRequester, { session: newId(), title: 'cadeira quebrada', description: '' })).toEqual([])
    expect((await openSuggestion(world.asRequester, { session, kind: 'known_error', id: problem })).href).toBeNull()
  })

  it('are opened in place, help, and may be taken back; only by whom they were offered to', async () => {
    const session = newId()
    await suggest(world.asRequester, { session, title: 'VPN', description: '' })
    const { html, href } = await openSuggestion(world.asRequester, { session, kind: 'article', id: vpn })
    expect(html).toContain('Certificado')
    expect(href).toBe('/kb/pt-BR/articles/configurar-a-vpn')
    const outcome = async () => (await ownerSql<{ outcome: string }>('select outcome from deflection where session_id = $1 and target_id = $2', [session, vpn]))[0]?.outcome
    const say = (ctx: Ctx, what: string) => decide(ctx, { session, kind: 'article', id: vpn, outcome: what })
    await expect(say(world.asAgent, 'helped')).rejects.toMatchObject({ code: 'not_found' })
    await say(world.asRequester, 'helped')
    expect(await outcome()).toBe('helped')
    expect((await deflectionFigures(manager)).helped).toBe(1)
    await say(world.asRequester, 'opened')
    expect(await outcome()).toBe('opened')
    await expect(openSuggestion(world.asRequester, { session, kind: 'article', id: internal })).rejects.toMatchObject({ code: 'not_found' })
    await expect(say(world.asRequester, 'offered')).rejects.toMatchObject({ code: 'validation_failed' })
  })
})

describe('articles of an incident', () => {
  it('are likely, linked, sent and taken off; each stands in the timeline', async () => {
    const incident = await createIncident(world.asAgent, { title: 'VPN não conecta', requesterId: world.requester.id })
    expect((await articlesOfTicket(world.asAgent, 'incident', incident.id)).likely.map(({ id }) => id)).toContain(vpn)
    await linkArticle(world.asAgent, 'incident', incident.id, { article: internal })
    await expect(linkArticle(world.asAgent, 'incident', incident.id, { article: internal, via: 'sent' })).rejects.toMatchObject({ reason: 'not_for_requesters' })
    const later = { ...world.asAgent, now: new Date(Date.now() + 1_000) }
    const sent = await linkArticle(later, 'incident', incident.id, { article: vpn, via: 'sent' })
    expect(sent.message).toMatch(/^\[Configurar a VPN\]\(http.*\/kb\/pt-BR\/articles\/configurar-a-vpn\)\n\n> Conectar/)
    await linkArticle(world.asAgent, 'incident', incident.id, { article: vpn })
    const { data, likely } = await articlesOfTicket(world.asAgent, 'incident', incident.id)
    expect(data).toMatchObject([{ id: internal, via: 'linked' }, { id: vpn, via: 'sent' }])
    expect(likely.map(({ id }) => id)).not.toContain(vpn)
    await unlinkArticle(world.asAgent, 'incident', incident.id, internal)
    await expect(unlinkArticle(world.asAgent, 'incident', incident.id, internal)).rejects.toMatchObject({ code: 'not_found' })
    const lines = await ownerSql<{ type: string }>(`select type from timeline_entry where ticket_id = $1 and type like 'article%' order by id`, [incident.id])
    expect(lines.map(({ type }) => type)).toEqual(['article_linked', 'article_sent', 'article_unlinked'])
    await expect(linkArticle(world.asRequester, 'incident', incident.id, { article: vpn })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(linkArticle(world.asAgent, 'incident', incident.id, { article: 'KB-999999' })).rejects.toMatchObject({ code: 'validation_failed' })
  })

  it('a draft is made of what solved one, without whom it was about', async () => {
    const requester = await createUser(world.tenant, { role: 'requester', name: 'Zuleica Andrade' })
    const given = { title: 'Outlook da Zuleica trava', description: 'Zuleica Andrade (zu@acme.test) não abre anexos', requesterId: requester.id }
    const incident = await createIncident(world.asAgent, given)
    await expect(draftArticleFrom(world.asAgent, 'incident', incident.id)).rejects.toMatchObject({ reason: 'not_resolved' })
    await transitionIncident(world.asAgent, incident.id, { to: 'in_progress' })
    await transitionIncident(world.asAgent, incident.id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Refeito o perfil da Zuleica.' })
    const made = await draftArticleFrom(world.asAgent, 'incident', incident.id)
    const { title, body } = await readDraft(world.asAgent, made.id, made.sourceLocale)
    expect(made.visibility).toBe('agents')
    expect(`${title}\n${body}`).not.toMatch(/zuleica|andrade|zu@/i)
    expect(body).toContain('Refeito o perfil da ….')
    expect((await articlesOfTicket(world.asAgent, 'incident', incident.id)).data).toMatchObject([{ id: made.id }])
    await expect(draftArticleFrom(world.asRequester, 'incident', incident.id)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('gaps', () => {
  const kinds = async (ctx: Ctx, kind: string) => (await listGaps(ctx)).filter((gap) => gap.kind === kind)

  it('are searches that found nothing, until they are put aside', async () => {
    for (const hits of [0, 0, 1]) await countSearch(world, 'pt-BR', 'Crachá novo', hits)
    for (const hits of [1, 1, 0]) await countSearch(world, 'pt-BR', 'vpn', hits)
    expect(await kinds(manager, 'search')).toMatchObject([{ key: 'pt-BR:cracha novo', searches: 3, withoutResult: 2 }])
    expect(await kinds(world.asAgent, 'search')).toEqual([])
    await expect(dismissGap(world.asAgent, { kind: 'search', key: 'pt-BR:cracha novo' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(dismissGap(manager, { kind: 'search', key: 'pt-BR:vpn' })).rejects.toMatchObject({ code: 'not_found' })
    await dismissGap(manager, { kind: 'search', key: 'pt-BR:cracha novo' })
    expect(await kinds(manager, 'search')).toEqual([])
    expect(await auditOf(world.tenant.id)).toContain('kb.gap.dismissed')
  })

  it('are articles that readers or reopened tickets speak against, for owners and managers', async () => {
    const mine = await createArticle(world.asAgent, { title: 'Ponto eletrônico', visibility: 'public', body: 'Veja.' })
    await publish(manager, mine.id, mine.sourceLocale)
    const [version] = await versionFigures(world.asAgent, mine.id)
    for (const visitor of ['a', 'b'])
      await ownerSql(
        `insert into kb_feedback (tenant_id, id, article_id, locale, version_id, helpful, comment, visitor) values ($1, $2, $3, $4, $5, false, 'Falta o passo 3', $6)`,
        [world.tenant.id, newId(), mine.id, mine.sourceLocale, version?.id, visitor],
      )
    expect(await kinds(world.asAgent, 'feedback')).toMatchObject([{ articleId: mine.id, unhelpful: 2, comment: 'Falta o passo 3' }])
    expect(await versionFigures(manager, mine.id)).toMatchObject([{ number: 1, published: true, unhelpful: 2, views: 0 }])
    const later = { ...world.asAgent, now: new Date(Date.now() + 1_000) }
    await dismissGap(later, { kind: 'feedback', key: mine.id })
    expect(await kinds(manager, 'feedback')).toEqual([])

    const incident = await createIncident(world.asAgent, { title: 'Ponto não registra' })
    await linkArticle(world.asAgent, 'incident', incident.id, { article: mine.id })
    await transitionIncident(world.asAgent, incident.id, { to: 'in_progress' })
    await transitionIncident(world.asAgent, incident.id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Feito.' })
    expect(await kinds(manager, 'reopened')).toEqual([])
    await transitionIncident(later, incident.id, { to: 'in_progress', comment: 'Voltou' })
    expect(await kinds(world.asAgent, 'reopened')).toMatchObject([{ articleId: mine.id, tickets: 1 }])
  })

  it('are not for requesters', async () => {
    await expect(listGaps(world.asRequester)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
