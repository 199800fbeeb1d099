import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import type { Ctx } from '@/lib/platform/context'
import { applyKnownError, dismissKnownError } from '@/lib/problems/known-errors/decide'
import * as evidence from '@/lib/problems/known-errors/evidence'
import { getKnownError } from '@/lib/problems/known-errors/list'
import { offerKnownErrors } from '@/lib/problems/known-errors/offer'
import { unlinkIncident } from '@/lib/problems/incidents/unlink'
import { ownerSql } from '@/tests/support/database'
import { givenKnownError } from '@/tests/support/known-errors'
import { makeWorld, type World } from '../people/world'

const REPORT = { title: 'VPN não conecta, erro 0x800704C9', description: 'Desde ontem a VPN recusa a conexão em casa.' }
const VPN = { title: 'VPN recusa a conexão fora do escritório', symptoms: 'O cliente da VPN não conecta em casa e mostra 0x800704C9.', errorCode: '0x800704C9' }

let world: World
let known: string
beforeAll(async () => {
  world = await makeWorld()
  known = await givenKnownError(world.tenant, world.agent, VPN)
})

const report = async (more: object = {}) => (await createIncident(world.asAdmin, { ...REPORT, ...more })).id
const offered = async (ctx: Ctx, incident: string) => (await offerKnownErrors(ctx, incident)).map(({ problemId }) => problemId)
const uses = (incident: string) =>
  ownerSql<{ outcome: string; decided_by_id: string | null }>('select outcome, decided_by_id from known_error_use where incident_id = $1 and problem_id = $2', [incident, known])
const dismissals = (incident: string) => ownerSql(`select from audit_entry where entity_id = $1 and action = 'incident.known_error_dismissed'`, [incident])

/** How often the evidence is gathered while `work` is done. */
async function gathered(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(evidence, 'gatherEvidence')
  try {
    await work()
    return spy.mock.calls.length
  } finally {
    spy.mockRestore()
  }
}

describe('what is kept of matching', () => {
  it('is looked for once for all who work the incident, and anew when its text or a known error changes', async () => {
    const incident = await report()
    expect(await gathered(() => Promise.all([offered(world.asAgent, incident), offered(world.asAgent, incident), offered(world.asAdmin, incident)]))).toBe(1)
    expect(await gathered(() => offered(world.asAgent, incident))).toBe(0)
    await ownerSql(`update ticket set title = 'VPN não conecta de casa, erro 0x800704C9' where id = $1`, [incident])
    expect(await gathered(() => offered(world.asAgent, incident))).toBe(1)
    const later = await givenKnownError(world.tenant, world.agent, VPN)
    expect(await offered(world.asAgent, incident)).toEqual(expect.arrayContaining([known, later]))
    await ownerSql(`update problem set symptoms = 'Outra coisa', error_code = null where ticket_id = $1`, [later])
    await ownerSql(`update ticket set title = 'Impressora fiscal some' where id = $1`, [later])
    expect(await offered(world.asAgent, incident)).toEqual([known])
  })

  it('says nothing of what somebody may not see, however warm it is', async () => {
    const incident = await report()
    const secret = await givenKnownError(world.tenant, world.admin, { ...VPN, ticket: { confidential: true } })
    expect(await offered(world.asAdmin, incident)).toEqual(expect.arrayContaining([known, secret]))
    expect(await offered(world.asAgent, incident)).toEqual([known])
    await expect(offered(world.asRequester, incident)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(offered(world.asStranger, incident)).rejects.toMatchObject({ code: 'not_found' })
    await ownerSql('update ticket set confidential = true where id = $1', [incident])
    await expect(offered(world.asAgent, incident)).rejects.toMatchObject({ code: 'not_found' })
    await ownerSql('update ticket set deleted_at = now() where id = $1', [secret])
    expect(await offered(world.asAdmin, incident)).toEqual([known])
  })

  it('is shown as it is now, and no longer once it is withdrawn or its cause is gone', async () => {
    const incident = await report()
    const own = await givenKnownError(world.tenant, world.agent, VPN)
    await offered(world.asAgent, incident)
    await ownerSql(`update problem set workaround = 'Novo', workaround_html = '<p>Novo</p>' where ticket_id = $1`, [own])
    expect((await offerKnownErrors(world.asAgent, incident)).find(({ problemId }) => problemId === own)).toMatchObject({ workaround: 'Novo' })
    await ownerSql(`update ticket set status = 'closed' where id = $1`, [own])
    expect(await offered(world.asAgent, incident)).toEqual([known])
  })

  it('is never another organisation’s, even where the ticket has the same words', async () => {
    const other = await makeWorld()
    const incident = await report()
    await offered(world.asAgent, incident)
    const theirs = await createIncident(other.asAgent, REPORT)
    expect(await offered(other.asAgent, theirs.id)).toEqual([])
  })
})

describe('deciding', () => {
  it('offers once, whoever looks at once', async () => {
    const incident = await report()
    await Promise.all(Array.from({ length: 6 }, (_, index) => offered(index % 2 ? world.asAgent : world.asAdmin, incident)))
    expect(await uses(incident)).toMatchObject([{ outcome: 'offered' }])
  })

  it('dismisses once: a second click is no second line of the audit, and whoever came first stays', async () => {
    const incident = await report()
    await Promise.all([dismissKnownError(world.asAgent, known, incident), dismissKnownError(world.asAgent, known, incident)])
    await dismissKnownError(world.asAdmin, known, incident)
    expect(await uses(incident)).toEqual([{ outcome: 'dismissed', decided_by_id: world.agent.id }])
    expect(await dismissals(incident)).toHaveLength(1)
  })

  it('does not dismiss what is used, until the incident is taken off the problem', async () => {
    const incident = await report()
    await applyKnownError(world.asAgent, known, incident)
    await expect(dismissKnownError(world.asAgent, known, incident)).rejects.toMatchObject({ reason: 'already_used' })
    expect(await uses(incident)).toMatchObject([{ outcome: 'used' }])
    expect(await dismissals(incident)).toEqual([])
    await unlinkIncident(world.asAgent, incident)
    await dismissKnownError(world.asAgent, known, incident)
    expect(await uses(incident)).toMatchObject([{ outcome: 'dismissed' }])
  })

  it('tells how many tickets were spared, and is not told so by one who repeats it', async () => {
    const [first, second] = ['requester', 'agent'].map((who) => (who === 'agent' ? world.agent.id : world.requester.id))
    for (const [user, outcome, ago] of [[first, 'helped', 0], [first, 'helped', 0], [first, 'helped', 3], [second, 'helped', 0], [second, 'not_helped', 0]] as const)
      await ownerSql(
        `insert into deflection (tenant_id, id, session_id, at, user_id, place, target_kind, target_id, outcome, decided_at)
         values ($1, gen_random_uuid(), gen_random_uuid(), now() - make_interval(days => $2), $3, 'portal', 'known_error', $4, $5, now())`,
        [world.tenant.id, ago, user, known, outcome],
      )
    expect((await getKnownError(world.asAgent, known)).counts.deflected).toBe(3)
  })
})
