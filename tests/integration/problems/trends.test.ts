import { beforeAll, describe, expect, it } from 'vitest'
import { Conflict, Forbidden, NotFound } from '@/lib/platform/errors'
import { acceptProposal, dismissProposal } from '@/lib/problems/trends/decide'
import { findTrends } from '@/lib/problems/trends/find'
import { listProposals } from '@/lib/problems/trends/queries'
import { createTicket, createUser, type TestUser } from '../../support/factories'
import { audit, createWorld, type World } from '../incidents/world'

let world: World
let other: World
let people: TestUser[]
const DAY = 86_400_000

beforeAll(async () => {
  ;[world, other] = [await createWorld(), await createWorld()]
  people = [await createUser(world.tenant, { role: 'requester' }), await createUser(world.tenant, { role: 'requester' })]
})

async function recur(title: string, count: number, columns: Record<string, unknown> = {}): Promise<void> {
  for (let n = 0; n < count; n++) {
    const created_at = new Date(Date.now() - (n + 1) * 2 * DAY)
    await createTicket(world.tenant, people[n % 2] ?? { id: '' }, { title: `${title} ${n}`, created_at, updated_at: created_at, ...columns })
  }
}

describe('trends', () => {
  it('propose a problem with the evidence, which is opened with its incidents', async () => {
    await recur('Catraca não libera', 6)
    await recur('Segredo da diretoria', 6, { confidential: true })
    await createTicket(world.tenant, people[0] ?? { id: '' }, { title: 'Mouse quebrado' })
    expect(await findTrends(world.as.agent)).toEqual({ found: 1 })
    expect(await findTrends(world.as.agent)).toEqual({ found: 0 })
    const [proposal] = await listProposals(world.as.agent)
    if (!proposal) throw new Error('none')
    expect(proposal).toMatchObject({ incidents: 6, evidence: { recent: 6, before: 0 } })
    expect(proposal.title).toMatch(/catraca/)
    expect(proposal.samples).toHaveLength(5)
    await expect(acceptProposal(world.as.requester, proposal.id)).rejects.toBeInstanceOf(Forbidden)
    await expect(acceptProposal(other.as.admin, proposal.id)).rejects.toBeInstanceOf(NotFound)
    const problem = await acceptProposal(world.as.agent, proposal.id)
    expect(problem).toMatchObject({ title: proposal.title, incidents: { total: 6, open: 6 } })
    expect(await listProposals(world.as.agent)).toEqual([])
    await expect(dismissProposal(world.as.agent, proposal.id)).rejects.toBeInstanceOf(Conflict)
    expect((await audit(world.tenant, proposal.id)).map(({ action }) => action)).toEqual(['problem_proposal.created', 'problem_proposal.accepted'])
  })

  it('stay away once dismissed, until they double', async () => {
    await recur('Token do banco expira', 5)
    await findTrends(world.as.agent)
    const [proposal] = await listProposals(world.as.agent)
    await dismissProposal(world.as.agent, proposal?.id ?? '')
    expect(await findTrends(world.as.agent)).toEqual({ found: 0 })
    await recur('Token do banco expira', 5)
    expect(await findTrends(world.as.agent)).toEqual({ found: 1 })
  })
})
