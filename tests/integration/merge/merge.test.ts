import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { mergeIncident } from '@/lib/incidents/merge/merge'
import { previewMerge } from '@/lib/incidents/merge/preview'
import { undoMerge } from '@/lib/incidents/merge/undo'
import { getIncident, openCounts } from '@/lib/incidents/queries'
import { deleteIncident } from '@/lib/incidents/remove'
import { replyToIncident } from '@/lib/incidents/reply'
import type { IncidentDto } from '@/lib/incidents/schema'
import { transitionIncident } from '@/lib/incidents/transition'
import { updateIncident } from '@/lib/incidents/update'
import type { Ctx } from '@/lib/platform/context'
import { Conflict, Forbidden, NotFound } from '@/lib/platform/errors'
import { addAttachment, listAttachments } from '@/lib/tickets/attachments'
import { listComments } from '@/lib/tickets/comments'
import { listMerged } from '@/lib/tickets/merge/queries'
import { listTimeline } from '@/lib/tickets/timeline'
import { listWatchers, setWatching } from '@/lib/tickets/watchers'
import { ownerSql } from '../../support/owner'
import { createUser, ctxFor } from '../../support/factories'
import { audit, createWorld, events, snapshot, userId, type World } from '../incidents/world'

let world: World
let other: World
/** Another requester, who reports the same. */
let bia: Ctx
let agent: Ctx
let source: IncidentDto
let target: IncidentDto

beforeAll(async () => {
  world = await createWorld()
  other = await createWorld()
  bia = fresh(ctxFor(world.tenant, await createUser(world.tenant, { role: 'requester', name: 'Bia' })))
  agent = world.as.agent
})
beforeEach(async () => {
  target = await createIncident(world.as.requester, { title: 'Sem internet no 3º andar' })
  source = await createIncident(bia, { title: 'Internet caiu', description: 'Desde as **dez**' })
})

/** What this person does, they do now. */
const fresh = (ctx: Ctx): Ctx => ({
  ...ctx,
  get now() {
    return new Date()
  },
})
const bodies = async (ctx: Ctx, ref: string) => (await listComments({ ...ctx }, 'incident', ref)).data.map(({ body }) => body)
const factTypes = async (id: string) => {
  const [row] = await ownerSql<{ facts: { type: string }[] }>('select facts from ticket_sla where ticket_id = $1', [id])
  return row?.facts.map(({ type }) => type)
}
const watchers = async (ref: string) => (await listWatchers(agent, 'incident', ref)).map(({ id }) => id).sort()
const merge = (from = source, into = target) => mergeIncident(agent, from.id, { into: into.number })

describe('mergeIncident', () => {
  it('ends the source as a duplicate, and shows both on the target', async () => {
    await addComment(agent, source.id, { body: 'Vamos ver' })
    await addComment(agent, target.id, { body: 'Estamos vendo' })
    await addComment(bia, source.id, { body: 'Ainda nada' })
    const merged = await merge()
    expect(merged).toMatchObject({
      id: source.id,
      status: 'cancelled',
      resolutionCode: 'duplicate',
      mergedInto: { id: target.id, number: target.number },
      sla: { firstResponse: { state: 'met' }, resolution: { state: 'cancelled' } },
    })
    const comments = (await listComments(agent, 'incident', target.number)).data
    expect(comments.map(({ body, origin }) => [body, origin?.number ?? null])).toEqual([
      ['Vamos ver', source.number],
      ['Estamos vendo', null],
      ['Ainda nada', source.number],
    ])
    const lines = (await listTimeline(agent, 'incident', target.id)).data
    expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).toSorted())
    expect(lines.filter(({ origin }) => origin?.id === source.id).map(({ type }) => type)).toContain('created')
    expect(lines.find(({ type }) => type === 'merge_received')).toMatchObject({ new: { number: source.number }, origin: null })
    expect(await listMerged(agent, 'incident', target.id)).toMatchObject([{ number: source.number, descriptionHtml: '<p>Desde as <strong>dez</strong></p>' }])
    expect(await bodies(agent, source.id)).toEqual(['Vamos ver', 'Ainda nada'])
  })

  it('lets those who followed the source follow the target', async () => {
    const colleague = await createUser(world.tenant, { role: 'requester' })
    await setWatching(agent, 'incident', source.id, true, colleague.id)
    await merge()
    expect(await watchers(target.id)).toEqual([userId(bia), colleague.id].sort())
    expect(await getIncident(bia, target.id)).toMatchObject({ number: target.number })
  })

  it("shows a requester only their own side of another's merged ticket", async () => {
    await addComment(bia, source.id, { body: 'Do meu lado' })
    await merge()
    expect(await bodies(world.as.requester, target.id)).toEqual([])
    expect(await bodies(bia, target.id)).toEqual(['Do meu lado'])
  })

  it('takes the source from the open ones, and writes audit and events', async () => {
    const before = (await openCounts(agent)).open
    await merge()
    expect((await openCounts(agent)).open).toBe(before - 1)
    expect((await audit(world.tenant, source.id)).map(({ action }) => action)).toContain('incident.merged')
    const told = (await events(world.tenant)).filter(({ payload }) => payload.id === source.id || payload.id === target.id)
    expect(told.slice(-2).map(({ type, payload }) => [type, payload.id])).toEqual([
      ['incident.merged', source.id],
      ['incident.updated', target.id],
    ])
    expect(told.at(-2)?.payload).toMatchObject({ into: target.id })
  })

  it('done twice is done once, and into another is a conflict', async () => {
    await merge()
    const before = await snapshot(source.id)
    expect(await merge()).toMatchObject({ mergedInto: { id: target.id } })
    expect(await snapshot(source.id)).toBe(before)
    const third = await createIncident(agent, { title: 'Outro', requesterId: userId(bia) })
    await expect(merge(source, third)).rejects.toThrow(Conflict)
  })

  it('into a merged one goes to what stands for that; circles are refused', async () => {
    const third = await createIncident(agent, { title: 'Outro', requesterId: userId(bia) })
    await merge()
    expect(await merge(third, source)).toMatchObject({ mergedInto: { id: target.id } })
    await expect(merge(target, source)).rejects.toMatchObject({ issues: [{ path: 'into', code: 'circle' }] })
    await expect(merge(target, target)).rejects.toMatchObject({ issues: [{ path: 'into', code: 'self' }] })
  })

  it('does not mix confidential with plain', async () => {
    await updateIncident(world.as.agent_l2, target.id, { confidential: true })
    await expect(mergeIncident(world.as.agent_l2, source.id, { into: target.id })).rejects.toMatchObject({ issues: [{ code: 'confidential' }] })
    await expect(merge()).rejects.toMatchObject({ issues: [{ code: 'unknown_reference' }] })
  })

  it('is refused to requesters and strangers, and with a stale version', async () => {
    const before = await snapshot(source.id)
    await expect(mergeIncident(bia, source.id, { into: target.id })).rejects.toThrow(Forbidden)
    await expect(mergeIncident(other.as.agent, source.id, { into: target.id })).rejects.toThrow(NotFound)
    await expect(mergeIncident(agent, source.id, { into: target.id, version: 99 })).rejects.toThrow(Conflict)
    await expect(mergeIncident(agent, source.id, { into: 'PRB-000001' })).rejects.toMatchObject({ issues: [{ code: 'unknown_reference' }] })
    expect(await snapshot(source.id)).toBe(before)
  })

  it('previews what it would do, and does not do it', async () => {
    expect(await previewMerge(agent, source.id, { into: target.number })).toMatchObject({
      target: { number: target.number },
      obstacle: null,
      warnings: ['other_requester'],
    })
    expect(await getIncident(agent, source.id)).toMatchObject({ mergedInto: null })
  })
})

describe('a reply to a merged incident', () => {
  it('goes to the target, with its files, and stays with the source', async () => {
    await merge()
    await transitionIncident(agent, target.id, { to: 'on_hold', holdReason: 'awaiting_requester' })
    const reply = await replyToIncident(bia, source.number, { body: 'É o switch' })
    expect(reply).toMatchObject({ incident: { id: target.id, number: target.number }, outcome: 'resumed', filesOn: source.id })
    expect(await getIncident(agent, target.id)).toMatchObject({ status: 'in_progress' })
    await addAttachment(bia, 'incident', reply.filesOn, {
      fileName: 'foto.txt', contentType: 'text/plain', body: photo(), commentId: reply.commentId ?? undefined,
    })
    expect((await listAttachments({ ...agent }, 'incident', target.id)).map(({ fileName }) => fileName)).toEqual(['foto.txt'])
    expect(await bodies(agent, target.id)).toEqual(['É o switch'])
    await undoMerge(agent, source.id)
    expect(await bodies(agent, target.id)).toEqual([])
    expect(await bodies(bia, source.id)).toEqual(['É o switch'])
    expect(await getIncident(agent, source.id)).toMatchObject({ status: 'new' })
    // What was said meanwhile waits for an answer there, too.
    expect(await factTypes(source.id)).toEqual(['judged', 'opened', 'merged', 'unmerged', 'asked'])
  })

  it('reopens the target, or follows it up for the one who wrote', async () => {
    await merge()
    await transitionIncident(agent, target.id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Switch trocado' })
    expect(await replyToIncident(bia, source.id, { body: 'Aqui não' })).toMatchObject({ outcome: 'reopened', incident: { id: target.id } })
    await transitionIncident(agent, target.id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Agora sim' })
    const late = { ...bia, now: new Date(Date.now() + 6 * 86_400_000) }
    const reply = await replyToIncident(late, source.id, { body: 'De novo' })
    expect(reply.outcome).toBe('followed_up')
    expect(await getIncident(bia, reply.incident.id)).toMatchObject({ requester: { id: userId(bia) } })
  })

  it('at the same moment as the merge finds its place', async () => {
    for (let round = 0; round < 5; round++) {
      const one = await createIncident(bia, { title: `Rodada ${round}` })
      const [, reply] = await Promise.all([merge(one), replyToIncident(bia, one.id, { body: 'Agora' })])
      expect([one.id, target.id]).toContain(reply.incident.id)
      expect(await bodies(agent, one.id)).toEqual(['Agora'])
    }
    expect(await bodies(agent, target.id)).toEqual(Array.from({ length: 5 }, () => 'Agora'))
  })

  it('too late for a target that became confidential, goes on from the source and tells nothing of it', async () => {
    await merge()
    await transitionIncident(agent, target.id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Switch trocado' })
    await updateIncident(world.as.manager, target.id, { confidential: true, title: 'Sindicância' })
    const late = { ...bia, now: new Date(Date.now() + 6 * 86_400_000) }
    const reply = await replyToIncident(late, source.id, { body: 'De novo' })
    expect(reply.outcome).toBe('followed_up')
    expect(await getIncident(bia, reply.incident.id)).toMatchObject({ title: 'Internet caiu', confidential: false })
  })

  it('by a watcher, late, is not lost on a follow-up that is the requester’s', async () => {
    await merge()
    await transitionIncident(agent, target.id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Switch trocado' })
    const days = (count: number) => new Date(Date.now() + count * 86_400_000)
    const first = await replyToIncident({ ...world.as.requester, now: days(6) }, target.id, { body: 'Voltou' })
    const second = await replyToIncident({ ...bia, now: days(7) }, target.id, { body: 'Aqui também' })
    expect(second).toMatchObject({ outcome: 'added', incident: first.incident })
    expect(await bodies(bia, first.incident.id)).toEqual(['Aqui também'])
  })

  it('whose target lies in the bin opens a follow-up', async () => {
    await merge()
    await deleteIncident(world.as.manager, target.id)
    expect(await replyToIncident(bia, source.id, { body: 'Alguém?' })).toMatchObject({ outcome: 'followed_up' })
  })
})

describe('undoMerge', () => {
  it('gives the source back as it was', async () => {
    await transitionIncident(agent, source.id, { to: 'on_hold', holdReason: 'awaiting_vendor' })
    const before = await getIncident(agent, source.id)
    await merge()
    const after = await undoMerge(agent, source.number)
    const { version: _, updatedAt: __, sla: ___, ...same } = before
    expect(after).toMatchObject(same)
    expect(after.sla.resolution).toMatchObject({ state: 'paused', elapsedSeconds: before.sla.resolution?.elapsedSeconds })
    expect(await watchers(target.id)).toEqual([])
    expect((await audit(world.tenant, source.id)).at(-1)?.action).toBe('incident.unmerged')
    await expect(undoMerge(agent, source.id)).rejects.toThrow(NotFound)
  })

  it('is refused to requesters and strangers', async () => {
    await merge()
    const before = await snapshot(source.id)
    await expect(undoMerge(bia, source.id)).rejects.toThrow(Forbidden)
    await expect(undoMerge(other.as.agent, source.id)).rejects.toThrow(NotFound)
    expect(await snapshot(source.id)).toBe(before)
  })

  it('in the middle of a chain takes its followers from the end of it too', async () => {
    const last = await createIncident(agent, { title: 'Rede fora' })
    await merge()
    await mergeIncident(agent, target.id, { into: last.number })
    expect(await watchers(last.id)).toEqual([userId(bia), userId(world.as.requester)].sort())
    await undoMerge(agent, source.id)
    expect(await watchers(last.id)).toEqual([userId(world.as.requester)])
    await expect(getIncident(bia, last.id)).rejects.toThrow(NotFound)
    await undoMerge(agent, target.id)
    expect([await watchers(target.id), await watchers(last.id)]).toEqual([[], []])
  })

  it('in the middle of a chain leaves those whom another merge brings to its end', async () => {
    const last = await createIncident(agent, { title: 'Rede fora' })
    const twice = await createIncident(bia, { title: 'Internet caiu de novo' })
    await merge()
    await mergeIncident(agent, target.id, { into: last.number })
    await merge(twice, last)
    await undoMerge(agent, source.id)
    expect(await watchers(last.id)).toContain(userId(bia))
    await undoMerge(agent, twice.id)
    expect(await watchers(last.id)).toEqual([userId(world.as.requester)])
  })

  it('works when the target lies in the bin', async () => {
    await merge()
    await deleteIncident(world.as.manager, target.id)
    expect(await undoMerge(agent, source.id)).toMatchObject({ status: 'new', mergedInto: null })
  })
})

describe('at the same time', () => {
  it('two merges of one incident into two others leave one of them standing', async () => {
    const third = await createIncident(agent, { title: 'Outro', requesterId: userId(bia) })
    const results = await Promise.allSettled([merge(source, target), merge(source, third)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('two that would make a circle do not', async () => {
    const results = await Promise.allSettled([merge(source, target), merge(target, source)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

async function* photo() {
  yield Buffer.from('foto')
}
