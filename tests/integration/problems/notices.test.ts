import { beforeEach, describe, expect, it } from 'vitest'
import { ownerSql } from '../../support/database'
import { commentProblem } from '@/lib/problems/comment'
import { assignProblem } from '@/lib/problems/assign'
import { createProblem } from '@/lib/problems/create'
import { transitionProblem } from '@/lib/problems/transition'
import { setWatching } from '@/lib/tickets/watchers'
import { createWorld, emailOf, userId, type World } from '../incidents/world'
import { bells, deliveries, outbound, planAll } from '../mail/post'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

const mail = (role: keyof World['as']) => emailOf(world.as[role])

describe('what people are told of problems', () => {
  it('opened, given to somebody, noted on and closed', async () => {
    const { as, tenant } = world
    const { id, number } = await createProblem(as.agent, { title: 'Nobreak antigo', assigneeId: userId(as.agent_l2) })
    const since = await planAll(tenant)
    await setWatching(as.agent, 'problem', id, true, userId(as.manager))
    await assignProblem(as.agent_l2, id, { assigneeId: userId(as.agent) })
    await commentProblem(as.agent, id, { body: `@${mail('agent_l2')} pode olhar?` })
    await transitionProblem({ ...as.agent_l2 }, id, { to: 'closed', exit: 'risk_accepted', exitReason: 'Troca já prevista', comment: 'Comprado' })
    await planAll(tenant, since)
    expect(await outbound(tenant)).toEqual([
      `problem_opened ${mail('agent_l2')}`,
      `assigned ${mail('agent')}`,
      `mention ${mail('agent_l2')}`,
      `problem_closed ${mail('manager')}`,
    ])
    const [opened, , , closed] = await deliveries(tenant)
    expect(opened?.subject).toBe(`[${number}] Novo problema: Nobreak antigo`)
    expect(opened?.text).toContain(`/desk/problems/${number}`)
    expect(opened?.text).not.toContain('Responda acima desta linha')
    expect(closed?.text).toContain('Comprado')
    expect(await bells(tenant)).toContainEqual(expect.objectContaining({ type: 'problem_closed', user_id: userId(as.agent) }))
  })

  it('nothing to whoever may not see them, however they stand to one', async () => {
    const { as, tenant } = world
    const { id } = await createProblem(as.agent, { title: 'Interno' })
    await ownerSql('insert into watcher (tenant_id, ticket_id, user_id) values ($1, $2, $3)', [tenant.id, id, userId(as.requester)])
    await transitionProblem(as.agent_l2, id, { to: 'closed', exit: 'risk_accepted', exitReason: 'Vale a pena' })
    await planAll(tenant)
    expect(JSON.stringify([await outbound(tenant), await bells(tenant)])).not.toContain(mail('requester'))
    expect(JSON.stringify(await bells(tenant))).not.toContain(userId(as.requester))
  })
})
