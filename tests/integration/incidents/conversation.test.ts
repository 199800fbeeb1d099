import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { getIncident, listIncidents } from '@/lib/incidents/queries'
import { replyToIncident } from '@/lib/incidents/reply'
import { incidentListQuery, type IncidentDto } from '@/lib/incidents/schema'
import { transitionIncident } from '@/lib/incidents/transition'
import { updateIncident } from '@/lib/incidents/update'
import type { Ctx } from '@/lib/platform/context'
import { Conflict, Forbidden, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { addAttachment, listAttachments } from '@/lib/tickets/attachments'
import { archiveCategory } from '@/lib/tickets/categories/archive'
import { createCategory } from '@/lib/tickets/categories/create'
import { listComments } from '@/lib/tickets/comments'
import { listTimeline } from '@/lib/tickets/timeline'
import { listWatchers, setWatching } from '@/lib/tickets/watchers'
import { createUser, ctxFor } from '../../support/factories'
import { ownerSql } from '../../support/database'
import { at, createWorld, events, snapshot, userId, type World } from './world'

let world: World
let other: World
let incident: IncidentDto
beforeAll(async () => {
  world = await createWorld()
  other = await createWorld()
})
beforeEach(async () => {
  incident = await createIncident(world.as.requester, { title: 'E-mail não chega' })
})

const resolve = () => transitionIncident(world.as.agent, incident.id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Caixa cheia' })
const later = (days: number) => at(world.as.requester, new Date(Date.now() + days * 86_400_000))

describe('addComment', () => {
  it('shows replies to the requester and notes to those who work it', async () => {
    await addComment(world.as.agent, incident.id, { body: 'Olá, estamos **vendo**' })
    await addComment(world.as.agent, incident.id, { body: 'Parece o filtro', visibility: 'internal' })
    expect((await listComments(world.as.agent, 'incident', incident.id)).data.map((comment) => comment.visibility)).toEqual(['public', 'internal'])
    const seen = await listComments(world.as.requester, 'incident', incident.number)
    expect(seen.data.map((comment) => comment.bodyHtml)).toEqual(['<p>Olá, estamos <strong>vendo</strong></p>'])
    const timeline = await listTimeline(world.as.requester, 'incident', incident.id)
    expect(timeline.data.map((entry) => entry.type)).toEqual(['created', 'commented'])
  })

  it('does not make an open edit stale', async () => {
    await addComment(world.as.agent, incident.id, { body: 'Um instante' })
    expect(await updateIncident(world.as.agent, incident.id, { title: 'Ainda dá', version: 1 })).toMatchObject({ version: 2 })
  })

  it('is refused to strangers, and notes to requesters', async () => {
    const stranger = ctxFor(world.tenant, await createUser(world.tenant, { role: 'requester' }))
    const before = await snapshot(incident.id)
    await expect(addComment(stranger, incident.id, { body: 'Oi' })).rejects.toThrow(NotFound)
    await expect(addComment(other.as.admin, incident.id, { body: 'Oi' })).rejects.toThrow(NotFound)
    await expect(addComment(world.as.requester, incident.id, { body: 'Oi', visibility: 'internal' })).rejects.toThrow(Forbidden)
    expect(await snapshot(incident.id)).toBe(before)
    expect((await listComments(world.as.agent, 'incident', incident.id)).data).toEqual([])
  })

  it('pages without a gap or a repeat', async () => {
    for (let n = 0; n < 7; n++) await addComment(world.as.agent, incident.id, { body: `linha ${n}` })
    const bodies: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await listComments(world.as.agent, 'incident', incident.id, { limit: '3', ...(cursor ? { cursor } : {}) })
      bodies.push(...page.data.map((comment) => comment.body))
      cursor = page.page.nextCursor
    } while (cursor)
    expect(bodies).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => `linha ${n}`))
  })
})

describe("a requester's reply", () => {
  it('wakes an incident that waits for it, and only that', async () => {
    await transitionIncident(world.as.agent, incident.id, { to: 'on_hold', holdReason: 'awaiting_vendor' })
    expect(await replyToIncident(world.as.requester, incident.id, { body: 'Novidades?' })).toMatchObject({ outcome: 'added' })
    await transitionIncident(world.as.agent, incident.id, { to: 'in_progress' })
    await transitionIncident(world.as.agent, incident.id, { to: 'on_hold', holdReason: 'awaiting_requester' })
    expect(await replyToIncident(world.as.requester, incident.id, { body: 'É este' })).toMatchObject({ outcome: 'resumed' })
    expect(await getIncident(world.as.agent, incident.id)).toMatchObject({ status: 'in_progress', holdReason: null })
  })

  it('reopens within the window and counts it', async () => {
    await resolve()
    expect(await replyToIncident(later(4.9), incident.id, { body: 'Voltou' })).toMatchObject({ outcome: 'reopened' })
    expect(await getIncident(world.as.agent, incident.id)).toMatchObject({ status: 'in_progress', reopenCount: 1, resolutionCode: null })
  })

  it('opens one linked follow-up after the window, and leaves the old one alone', async () => {
    await resolve()
    const before = await snapshot(incident.id)
    const reply = await replyToIncident(later(5.1), incident.id, { body: 'Voltou de novo' })
    expect(reply.outcome).toBe('followed_up')
    const next = await getIncident(world.as.requester, reply.incident.number)
    expect(next).toMatchObject({ title: incident.title, description: 'Voltou de novo', status: 'new', requester: { id: userId(world.as.requester) } })
    expect(await snapshot(incident.id)).toBe(before)
    const links = await ownerSql('select type, target_id from ticket_link where source_id = $1', [next.id])
    expect(links).toEqual([{ type: 'follow_up', target_id: incident.id }])
    const opening = (await listTimeline(world.as.requester, 'incident', next.id)).data[0]
    expect(opening).toMatchObject({ type: 'followed_up', old: { number: incident.number } })
    await expect(addComment(later(5.1), incident.id, { body: 'direto' })).rejects.toThrow(Conflict)
  })

  it('lands on the open follow-up instead of opening another', async () => {
    await resolve()
    const first = await replyToIncident(later(6), incident.id, { body: 'Voltou' })
    const second = await replyToIncident(later(6.1), incident.id, { body: 'E ainda está assim' })
    expect(second).toMatchObject({ outcome: 'added', incident: first.incident })
  })

  it('is not refused because its category was archived meanwhile', async () => {
    const category = await createCategory(world.as.admin, { name: `Extinta ${incident.number}` })
    await updateIncident(world.as.agent, incident.id, { categoryId: category.id })
    await resolve()
    await archiveCategory(world.as.admin, category.id)
    const reply = await replyToIncident(later(6), incident.id, { body: 'Voltou' })
    expect((await getIncident(world.as.agent, reply.incident.number)).category).toBeNull()
  })

  it("by an agent does not reopen somebody else's incident", async () => {
    await resolve()
    await addComment(world.as.agent, incident.id, { body: 'Só para registrar' })
    expect(await getIncident(world.as.agent, incident.id)).toMatchObject({ status: 'resolved' })
  })

  it('tells those who listen, once', async () => {
    const mine = async () => (await events(world.tenant)).filter((event) => event.payload.id === incident.id).map((event) => event.type)
    await resolve()
    await replyToIncident(world.as.requester, incident.id, { body: 'Não resolveu' })
    expect(await mine()).toEqual(['incident.created', 'incident.resolved', 'incident.reopened'])
  })
})

describe('watchers', () => {
  it('see the ticket as a requester does, until they stop', async () => {
    const colleague = await createUser(world.tenant, { role: 'requester' })
    const watching = ctxFor(world.tenant, colleague)
    await expect(getIncident(watching, incident.id)).rejects.toThrow(NotFound)
    await setWatching(world.as.agent, 'incident', incident.id, true, colleague.id)
    await setWatching(world.as.agent, 'incident', incident.id, true, colleague.id)
    expect((await getIncident(watching, incident.id)).number).toBe(incident.number)
    expect(await listWatchers(world.as.agent, 'incident', incident.id)).toEqual([{ id: colleague.id, name: colleague.name }])
    await setWatching(watching, 'incident', incident.id, false)
    await expect(getIncident(watching, incident.id)).rejects.toThrow(NotFound)
  })
})

describe('confidential incidents', () => {
  it('are there for their people and those with the permission, and nowhere for others', async () => {
    await updateIncident(world.as.agent_l2, incident.id, { confidential: true })
    await expect(getIncident(world.as.agent, incident.id)).rejects.toThrow(NotFound)
    await expect(listComments(world.as.agent, 'incident', incident.id)).rejects.toThrow(NotFound)
    await expect(addComment(world.as.agent, incident.id, { body: 'x' })).rejects.toThrow(NotFound)
    expect((await getIncident(world.as.requester, incident.id)).confidential).toBe(true)
    const colleague = await createUser(world.tenant, { role: 'requester' })
    await setWatching(world.as.agent_l2, 'incident', incident.id, true, colleague.id)
    await expect(getIncident(ctxFor(world.tenant, colleague), incident.id)).rejects.toThrow(NotFound)
    expect((await getIncident(world.as.manager, incident.id)).confidential).toBe(true)
  })
})

describe('files of a conversation', () => {
  async function* bytes() {
    yield Buffer.from('conteúdo')
  }
  const attach = (ctx: Ctx, more: object) =>
    addAttachment(ctx, 'incident', incident.id, { fileName: 'prova.txt', contentType: 'text/plain', body: bytes(), ...more })

  it('are for the eyes for which their message is', async () => {
    const note = await addComment(world.as.agent, incident.id, { body: 'nota', visibility: 'internal' })
    const reply = await addComment(world.as.agent, incident.id, { body: 'resposta' })
    expect(await attach(world.as.agent, { commentId: note.id })).toMatchObject({ visibility: 'internal' })
    expect(await attach(world.as.agent, { commentId: reply.id })).toMatchObject({ visibility: 'public' })
    await expect(attach(world.as.agent, { commentId: reply.id, visibility: 'internal' })).rejects.toThrow(ValidationFailed)
    await expect(attach(world.as.agent, { commentId: note.id, visibility: 'public' })).rejects.toThrow(ValidationFailed)
    expect(await attach(world.as.agent, {})).toMatchObject({ visibility: 'internal' })
    expect(await attach(world.as.requester, {})).toMatchObject({ visibility: 'public' })
    expect(await listAttachments(world.as.requester, 'incident', incident.id)).toHaveLength(2)
    const shown = (await listComments(world.as.requester, 'incident', incident.id)).data.flatMap((comment) => comment.attachments)
    expect(shown.map((file) => file.visibility)).toEqual(['public'])
  })
})

describe('what requesters are not shown', () => {
  it('is how their incident is filed and judged inside', async () => {
    await updateIncident(world.as.agent, incident.id, {
      tags: ['cliente-dificil'], customFields: { note: 'sigiloso' }, priority: 5, priorityReason: 'Exagera sempre',
      assigneeId: userId(world.as.agent),
    })
    const seen = await getIncident(world.as.requester, incident.id)
    expect(seen).toMatchObject({ tags: [], customFields: {}, priorityReason: null, team: null, assignee: { email: null } })
    expect(await getIncident(world.as.agent, incident.id)).toMatchObject({ tags: ['cliente-dificil'], priorityReason: 'Exagera sempre' })
    await expect(listIncidents(world.as.requester, incidentListQuery.parse({ tag: 'cliente-dificil' }))).rejects.toThrow(Forbidden)
  })
})

describe('a right to reply to one\'s own', () => {
  it('is no right to reply to others', async () => {
    const reader = ctxFor(world.tenant, await createUser(world.tenant, { role: 'agent' }))
    const narrow: Ctx = { ...reader, actor: { ...reader.actor, permissions: new Set(['incident.read', 'incident.comment.own']) } as Ctx['actor'] }
    await expect(addComment(narrow, incident.id, { body: 'Oi' })).rejects.toThrow(Forbidden)
    await expect(replyToIncident(narrow, incident.id, { body: 'Oi' })).rejects.toThrow(Forbidden)
  })
})
