import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { archiveArticle } from '@/lib/knowledge/articles/archive'
import { createArticle } from '@/lib/knowledge/articles/create'
import { updateArticle } from '@/lib/knowledge/articles/update'
import { decide } from '@/lib/knowledge/deflection/decide'
import { openSuggestion } from '@/lib/knowledge/deflection/open'
import { suggest } from '@/lib/knowledge/deflection/suggest'
import { articlesOfTicket } from '@/lib/knowledge/deflection/tickets/queries'
import { deflectionFigures } from '@/lib/knowledge/insight/figures'
import { writeViews } from '@/lib/knowledge/public/views'
import * as likely from '@/lib/knowledge/search/likely'
import { createTeam } from '@/lib/people/teams/create'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '@/tests/support/database'
import { createUser, ctxFor } from '@/tests/support/factories'
import { givenKnownError } from '@/tests/support/known-errors'
import { publishedArticle } from '@/tests/support/published'
import { makeWorld, type World } from '../people/world'

let world: World
let manager: Ctx
let printer: string

const article = async (title: string, more: object = {}) => (await publishedArticle(manager, { title, visibility: 'requesters', ...more })).id

beforeAll(async () => {
  world = await makeWorld()
  manager = ctxFor(world.tenant, await createUser(world.tenant, { role: 'manager' }))
  printer = await article('Instalar a impressora fiscal')
})

const asked = { title: 'impressora fiscal', description: '' }
const begun = async () => {
  const session = newId()
  await suggest(world.asRequester, { session, ...asked })
  return session
}
const views = async () => {
  await writeViews()
  const [row] = await ownerSql<{ views: number }>('select coalesce(sum(views), 0)::int as views from kb_view_day where article_id = $1', [printer])
  return row?.views
}
const open = (session: string) => openSuggestion(world.asRequester, { session, kind: 'article', id: printer })

describe('what is counted', () => {
  it('no view for an attempt that was made up, one for an attempt that is opened again and again', async () => {
    const before = (await views()) ?? 0
    await expect(open(newId())).rejects.toMatchObject({ code: 'not_found' })
    expect(await views()).toBe(before)
    const session = await begun()
    await expect(openSuggestion(world.asAgent, { session, kind: 'article', id: printer })).rejects.toMatchObject({ code: 'not_found' })
    await Promise.all([open(session), open(session), open(session)])
    expect(await views()).toBe(before + 1)
  })

  it('what helped is not taken back by being read once more', async () => {
    const session = await begun()
    await decide(world.asRequester, { session, kind: 'article', id: printer, outcome: 'helped' })
    await open(session)
    const [row] = await ownerSql<{ outcome: string }>('select outcome from deflection where session_id = $1', [session])
    expect(row?.outcome).toBe('helped')
  })

  it('one person is helped by one thing once a day, however often they say so in however many attempts', async () => {
    const own = await makeWorld()
    const boss = ctxFor(own.tenant, await createUser(own.tenant, { role: 'manager' }))
    const { id } = await publishedArticle(boss, { title: 'Instalar a impressora fiscal', visibility: 'requesters' })
    const helped = async (ctx: Ctx) => {
      const session = newId()
      await suggest(ctx, { session, ...asked })
      for (const outcome of ['helped', 'helped']) await decide(ctx, { session, kind: 'article', id, outcome })
    }
    for (let attempt = 0; attempt < 4; attempt++) await helped(own.asRequester)
    await helped(own.asAgent)
    expect(await deflectionFigures(boss)).toEqual({ offered: 5, opened: 5, helped: 2 })
  })
})

describe('what is offered to requesters', () => {
  it('is nothing of what is for agents or teams, of a draft, or of a confidential or internal known error', async () => {
    const own = await makeWorld()
    const boss = ctxFor(own.tenant, await createUser(own.tenant, { role: 'manager' }))
    const team = await createTeam(own.asAdmin, { name: 'Redes', memberIds: [] })
    const title = 'Concentrador da filial reinicia sozinho'
    const hidden: { kind: string; id: string }[] = []
    for (const more of [{ visibility: 'agents' }, { visibility: 'teams', teamIds: [team.id] }]) {
      const { id } = await publishedArticle(boss, { title, ...more })
      hidden.push({ kind: 'article', id })
    }
    hidden.push({ kind: 'article', id: (await createArticle(boss, { title, body: 'Veja.', visibility: 'public' })).id })
    for (const more of [{ audience: 'agents' as const }, { ticket: { confidential: true } }])
      hidden.push({ kind: 'known_error', id: await givenKnownError(own.tenant, own.admin, { title, symptoms: title, errorCode: '0x80070BAD', ...more }) })
    const session = newId()
    expect(await suggest(own.asRequester, { session, title, description: 'erro 0x80070BAD' })).toEqual([])
    for (const target of hidden) {
      await expect(openSuggestion(own.asRequester, { session, ...target })).rejects.toMatchObject({ code: 'not_found' })
      await expect(decide(own.asRequester, { session, ...target, outcome: 'helped' })).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

describe('the articles that may help with a ticket', () => {
  const likelyOf = async (ctx: Ctx, incident: string) => (await articlesOfTicket(ctx, 'incident', incident)).likely.map(({ id }) => id)

  it('are looked for once for each reader, and anew when an article or the text changes', async () => {
    const { id } = await createIncident(world.asAgent, { title: 'Impressora fiscal não instala' })
    const spy = vi.spyOn(likely, 'likelyArticles')
    const searched = async (ctx: Ctx) => {
      spy.mockClear()
      await likelyOf(ctx, id)
      return spy.mock.calls.length
    }
    expect([await searched(world.asAgent), await searched(world.asAgent), await searched(world.asAdmin), await searched(world.asAdmin)]).toEqual([1, 0, 1, 0])
    const more = await article('Configurar a impressora fiscal')
    expect(await likelyOf(world.asAgent, id)).toEqual(expect.arrayContaining([printer, more]))
    await ownerSql(`update ticket set title = 'Crachá sem acesso' where id = $1`, [id])
    expect(await likelyOf(world.asAgent, id)).toEqual([])
    spy.mockRestore()
  })

  it('are never those of others, however warm it is', async () => {
    const team = await createTeam(world.asAdmin, { name: 'Frente de caixa', memberIds: [world.agent.id] })
    const teams = await article('Lacrar a impressora fiscal', { visibility: 'teams', teamIds: [team.id] })
    const { id } = await createIncident(world.asAgent, { title: 'Lacrar a impressora fiscal' })
    const outsider = ctxFor(world.tenant, await createUser(world.tenant, { role: 'agent' }))
    expect(await likelyOf(world.asAgent, id)).toContain(teams)
    expect(await likelyOf(outsider, id)).not.toContain(teams)
    await ownerSql('delete from team_member where user_id = $1 and team_id = $2', [world.agent.id, team.id])
    expect(await likelyOf(world.asAgent, id)).not.toContain(teams)
    await updateArticle(manager, teams, { visibility: 'agents' })
    expect(await likelyOf(outsider, id)).toContain(teams)
    await archiveArticle(manager, teams)
    expect(await likelyOf(outsider, id)).not.toContain(teams)
    await expect(likelyOf(world.asStranger, id)).rejects.toMatchObject({ code: 'not_found' })
  })
})
