import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { Conflict, Forbidden, IllegalTransition, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { assignProblem } from '@/lib/problems/assign'
import { commentProblem } from '@/lib/problems/comment'
import { createProblem } from '@/lib/problems/create'
import { listIncidentsOf } from '@/lib/problems/incidents/queries'
import { publishKnownError, withdrawKnownError } from '@/lib/problems/publication'
import { getProblem, listProblems } from '@/lib/problems/queries'
import { deleteProblem, restoreProblem } from '@/lib/problems/remove'
import { saveReview } from '@/lib/problems/review'
import { problemListQuery, type ProblemDto } from '@/lib/problems/schema'
import { searchProblems } from '@/lib/problems/search'
import { transitionProblem } from '@/lib/problems/transition'
import { updateProblem } from '@/lib/problems/update'
import { listComments } from '@/lib/tickets/comments'
import { listTimeline } from '@/lib/tickets/timeline'
import { audit, createWorld, events, snapshot, userId, type World } from '../incidents/world'

let world: World
let other: World
let problem: ProblemDto
beforeAll(async () => {
  ;[world, other] = [await createWorld(), await createWorld()]
})
beforeEach(async () => {
  problem = await createProblem(world.as.agent, { title: 'VPN cai', impact: 'high', urgency: 'medium', symptoms: 'Desconecta a cada 10 min' })
})

const actions = async (id: string) => (await audit(world.tenant, id)).map(({ action }) => action)
const move = (to: string, more: object = {}, ctx = world.as.agent_l2) => transitionProblem(ctx, problem.id, { to, ...more })

describe('createProblem', () => {
  it('numbers it, derives its priority, and leaves traces', async () => {
    expect(problem).toMatchObject({ kind: 'problem', status: 'new', priority: 2, version: 1, incidents: { total: 0, open: 0 } })
    expect(problem.number).toMatch(/^PRB-\d{6}$/)
    expect(await actions(problem.id)).toEqual(['problem.created'])
    expect((await events(world.tenant)).filter(({ payload }) => payload.id === problem.id)).toMatchObject([{ type: 'problem.created' }])
    expect(await getProblem(world.as.agent, problem.number)).toEqual(problem)
  })

  it('takes incidents along, all or none', async () => {
    const incident = await createIncident(world.as.requester, { title: 'Sem VPN' })
    const made = await createProblem(world.as.agent, { title: 'VPN cai', incidents: [incident.number] })
    expect(made.incidents).toEqual({ total: 1, open: 1 })
    await expect(createProblem(world.as.agent, { title: 'VPN cai', incidents: ['INC-999999'] })).rejects.toBeInstanceOf(ValidationFailed)
  })

  it('is for those who work problems', async () => {
    await expect(createProblem(world.as.requester, { title: 'VPN cai' })).rejects.toBeInstanceOf(Forbidden)
    await expect(getProblem(world.as.requester, problem.id)).rejects.toBeInstanceOf(Forbidden)
    await expect(listComments(world.as.requester, 'problem', problem.id)).rejects.toBeInstanceOf(NotFound)
  })
})

describe('updateProblem', () => {
  it('keeps what is known of the cause, and says what changed', async () => {
    const fiveWhys = [{ why: 'Por que cai?', because: 'O túnel expira' }]
    const next = await updateProblem(world.as.agent, problem.id, {
      rootCause: 'Tempo limite no concentrador', workaround: 'Use **IKEv2**', errorCode: '0x809', fiveWhys, fishbone: { technology: ['Firmware antigo'] }, tags: ['vpn'],
    })
    expect(next).toMatchObject({ version: 2, rootCause: 'Tempo limite no concentrador', errorCode: '0x809', fiveWhys, fishbone: { technology: ['Firmware antigo'] }, tags: ['vpn'] })
    expect(next.workaroundHtml).toContain('<strong>IKEv2</strong>')
    const { data } = await listTimeline({ ...world.as.agent }, 'problem', problem.id)
    expect(data.map(({ field }) => field).filter(Boolean).toSorted()).toEqual(['errorCode', 'fishbone', 'fiveWhys', 'rootCause', 'tags', 'workaround'])
  })

  it('refuses a stale version with the present state, and leaves all as it was', async () => {
    await updateProblem(world.as.agent, problem.id, { symptoms: 'Outros' })
    const stale = updateProblem(world.as.agent, problem.id, { symptoms: 'Meus', version: 1 })
    await expect(stale).rejects.toMatchObject({ code: 'conflict', current: { version: 2, symptoms: 'Outros' } })
  })

  it('does not reach another organisation', async () => {
    const before = await snapshot(problem.id)
    await expect(updateProblem(other.as.admin, problem.id, { title: 'Nosso' })).rejects.toBeInstanceOf(NotFound)
    await expect(assignProblem(other.as.admin, problem.id, { assigneeId: userId(other.as.agent) })).rejects.toBeInstanceOf(NotFound)
    expect(await snapshot(problem.id)).toBe(before)
  })
})

describe('the lifecycle', () => {
  it('leads from new to closed, and reopens', async () => {
    await move('assess')
    await move('root_cause_analysis')
    await move('fix_in_progress')
    await expect(move('resolved')).rejects.toBeInstanceOf(ValidationFailed)
    expect(await move('resolved', { resolution: 'Firmware novo' })).toMatchObject({ status: 'resolved', resolution: 'Firmware novo' })
    expect(await move('root_cause_analysis')).toMatchObject({ status: 'root_cause_analysis', resolution: null, resolvedAt: null, reopenCount: 1 })
    await move('resolved', { resolution: 'Firmware mais novo' })
    expect((await move('closed', { comment: 'Feito' })).closedAt).not.toBeNull()
    await expect(move('assess')).rejects.toBeInstanceOf(IllegalTransition)
    expect(await actions(problem.id)).toEqual([
      'problem.created', 'problem.assessed', 'problem.analysed', 'problem.fix_started', 'problem.resolved', 'problem.reopened', 'problem.resolved', 'problem.closed',
    ])
  })

  it('is ended by the second line', async () => {
    await expect(move('closed', { exit: 'risk_accepted', exitReason: 'Raro' }, world.as.agent)).rejects.toBeInstanceOf(Forbidden)
    expect(await move('closed', { exit: 'risk_accepted', exitReason: 'Raro' })).toMatchObject({ status: 'closed', exit: 'risk_accepted', exitReason: 'Raro' })
  })

  it('takes a duplicate back as a known error', async () => {
    const known = { rootCause: 'Cache', workaround: 'Limpar' }
    const [problem, twin] = [await createProblem(world.as.manager, { title: 'Cache velho' }), await createProblem(world.as.manager, { title: 'Cache antigo', ...known })]
    await publishKnownError(world.as.manager, twin.id, { audience: 'requesters' })
    expect((await transitionProblem(world.as.manager, twin.id, { to: 'closed', exit: 'duplicate', duplicateOf: problem.id })).knownError).toBeNull()
    expect((await audit(world.tenant, twin.id)).at(-1)?.after).toMatchObject({ knownError: null })
  })

  it('leaves the incidents of a duplicate to the problem that stands for it', async () => {
    const incident = await createIncident(world.as.requester, { title: 'Sem VPN' })
    const twin = await createProblem(world.as.agent, { title: 'VPN instável', incidents: [incident.id] })
    await expect(transitionProblem(world.as.manager, twin.id, { to: 'closed', exit: 'duplicate', duplicateOf: twin.number })).rejects.toBeInstanceOf(ValidationFailed)
    const closed = await transitionProblem(world.as.manager, twin.id, { to: 'closed', exit: 'duplicate', duplicateOf: problem.number })
    expect(closed).toMatchObject({ exit: 'duplicate', duplicateOf: { id: problem.id }, incidents: { total: 0 } })
    expect((await listIncidentsOf({ ...world.as.agent }, problem.id)).data.map(({ id }) => id)).toEqual([incident.id])
  })
})

describe('known errors', () => {
  it('need a cause and a workaround, which they keep', async () => {
    const { agent_l2: l2 } = world.as
    await expect(publishKnownError(l2, problem.id, {})).rejects.toBeInstanceOf(ValidationFailed)
    await updateProblem(world.as.agent, problem.id, { rootCause: 'Firmware', workaround: 'Reconectar' })
    await expect(publishKnownError(world.as.agent, problem.id, {})).rejects.toBeInstanceOf(Forbidden)
    expect((await publishKnownError(l2, problem.id, {})).knownError).toMatchObject({ audience: 'agents' })
    const wider = await publishKnownError(l2, problem.id, { audience: 'requesters' })
    expect(wider.knownError).toMatchObject({ audience: 'requesters' })
    await expect(updateProblem(world.as.agent, problem.id, { workaround: '' })).rejects.toBeInstanceOf(ValidationFailed)
    await expect(deleteProblem(world.as.manager, problem.id)).rejects.toBeInstanceOf(Conflict)
    const known = await listProblems(world.as.agent, problemListQuery.parse({ knownError: 'true', limit: '100' }))
    expect(known.data.map(({ id }) => id)).toContain(problem.id)
    expect((await withdrawKnownError(l2, problem.id)).knownError).toBeNull()
    expect(await actions(problem.id)).toEqual([
      'problem.created', 'problem.updated', 'problem.known_error_published', 'problem.known_error_published', 'problem.known_error_withdrawn',
    ])
  })
})

describe('the rest', () => {
  it('keeps notes inside', async () => {
    const note = await commentProblem(world.as.agent, problem.id, { body: 'Ver logs' })
    expect(note.visibility).toBe('internal')
    await expect(commentProblem(world.as.requester, problem.id, { body: 'Oi' })).rejects.toBeInstanceOf(Forbidden)
    expect(await actions(problem.id)).toContain('problem.commented')
  })

  it('reviews what is over', async () => {
    const review = { summary: 'Caiu', lessons: 'Monitorar' }
    await expect(saveReview(world.as.agent, problem.id, { review })).rejects.toBeInstanceOf(Conflict)
    await move('closed', { exit: 'risk_accepted', exitReason: 'Raro' })
    expect(await saveReview(world.as.agent, problem.id, { review })).toMatchObject({ review: { ...review, impact: '' }, reviewedAt: null })
    expect((await saveReview(world.as.agent, problem.id, { review, done: true })).reviewedAt).not.toBeNull()
  })

  it('goes into the bin and comes back', async () => {
    await expect(deleteProblem(world.as.agent, problem.id)).rejects.toBeInstanceOf(Forbidden)
    await deleteProblem(world.as.manager, problem.id)
    await expect(getProblem(world.as.manager, problem.id)).rejects.toBeInstanceOf(NotFound)
    expect((await restoreProblem(world.as.manager, problem.id)).id).toBe(problem.id)
  })

  it('hides confidential ones, and finds the others by number and words', async () => {
    const secret = await createProblem(world.as.manager, { title: 'Vazamento de folha', confidential: true })
    await expect(getProblem(world.as.agent, secret.id)).rejects.toBeInstanceOf(NotFound)
    expect(await searchProblems(world.as.agent, secret.number)).toEqual([])
    expect(await searchProblems(world.as.agent, 'vazamento')).toEqual([])
    expect((await searchProblems(world.as.agent, problem.number)).map(({ id }) => id)).toEqual([problem.id])
    expect((await searchProblems(world.as.agent, 'vpn')).map(({ id }) => id)).toContain(problem.id)
  })

  it('pages by key', async () => {
    const ids = new Set<string>()
    let cursor: string | undefined
    do {
      const { data, page } = await listProblems(world.as.manager, problemListQuery.parse({ limit: '3', sort: '-createdAt', ...(cursor ? { cursor } : {}) }))
      for (const { id } of data) ids.add(id)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    const all = await listProblems(world.as.manager, problemListQuery.parse({ limit: '100', count: 'true' }))
    expect(ids.size).toBe(all.page.total)
  })
})
