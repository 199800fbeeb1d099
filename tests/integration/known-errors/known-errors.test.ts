import { beforeAll, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { transitionIncident } from '@/lib/incidents/transition'
import { applyKnownError, dismissKnownError } from '@/lib/problems/known-errors/decide'
import { gatherEvidence } from '@/lib/problems/known-errors/evidence'
import { getKnownError, listKnownErrors } from '@/lib/problems/known-errors/list'
import { matchKnownErrors } from '@/lib/problems/known-errors/match'
import { offerKnownErrors } from '@/lib/problems/known-errors/offer'
import { problemOfIncident } from '@/lib/problems/incidents/queries'
import { ownerSql } from '@/tests/support/database'
import { givenItem, givenKnownError } from '@/tests/support/known-errors'
import { auditOf, makeWorld, type World } from '../people/world'

const REPORT = { title: 'VPN não conecta, erro 0x800704C9', description: 'Desde ontem a VPN recusa a conexão em casa.' }
const VPN = {
  title: 'VPN recusa a conexão fora do escritório',
  symptoms: 'O cliente da VPN não conecta em casa e mostra 0x800704C9.',
  errorCode: '0x800704C9',
  workaround: 'Trocar o **servidor** para vpn2.',
}

let world: World
let known: string
beforeAll(async () => {
  world = await makeWorld()
  known = await givenKnownError(world.tenant, world.agent, VPN)
})

const ids = (found: readonly { problemId: string }[]) => found.map(({ problemId }) => problemId)
const found = async (from: World, input: object, audience: 'agents' | 'requesters' = 'agents') =>
  ids(await matchKnownErrors(audience === 'agents' ? from.asAgent : from.asRequester, input, { audience }))
const report = () => createIncident(world.asAgent, REPORT)

describe('matching', () => {
  it('looks at it for each of several codes, written with 0x or without', async () => {
    const id = await givenKnownError(world.tenant, world.agent, { title: 'Spooler derruba a fila', symptoms: 'A fila some', errorCode: 'E-17; 0x8007BEEF', workaround: 'Reiniciar' })
    for (const written of ['0x8007BEEF', '8007beef']) {
      const { candidates } = await gatherEvidence(world.asAgent, { title: `aparece ${written} na tela`, description: '', itemIds: [] }, 'agents')
      expect.soft(candidates.find(({ problemId }) => problemId === id)?.evidence.code).toEqual({ code: '0x8007BEEF', telling: true })
    }
  })

  it('says which, how likely and why', async () => {
    const [match] = await matchKnownErrors(world.asAgent, REPORT, { audience: 'agents' })
    expect(match).toMatchObject({ problemId: known, title: VPN.title, workaround: VPN.workaround })
    expect(match?.score).toBeGreaterThan(0.9)
    expect(match?.because[0]).toEqual({ kind: 'code', code: '0x800704C9' })
    expect(match?.because).toContainEqual({ kind: 'words', words: expect.arrayContaining(['vpn']) })
  })

  it('finds nothing where nothing is alike, and takes any text', async () => {
    for (const title of ['Cadeira quebrada', '', '%_\\\'"; drop table ticket --', '\u{1F4A5}'.repeat(60), '(a+)+$'.repeat(40)])
      expect(await found(world, { title, description: title.repeat(5) })).toEqual([])
  })

  it('tells requesters what is published to them, without the number', async () => {
    const own = await makeWorld()
    const published = await givenKnownError(own.tenant, own.agent, VPN)
    const internal = await givenKnownError(own.tenant, own.agent, { ...VPN, audience: 'agents' })
    const secret = await givenKnownError(own.tenant, own.admin, { ...VPN, ticket: { confidential: true } })
    const matches = await matchKnownErrors(own.asRequester, REPORT, { audience: 'requesters', limit: 10 })
    expect(ids(matches)).toEqual([published])
    expect(matches[0]?.number).toBeNull()
    await expect(matchKnownErrors(own.asRequester, REPORT, { audience: 'agents' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await found(own, REPORT)).toEqual(expect.arrayContaining([published, internal]))
    expect(await found(own, REPORT)).not.toContain(secret)
  })

  it('follows the problem: its texts, its publication, its end, the bin', async () => {
    const own = await makeWorld()
    const id = await givenKnownError(own.tenant, own.agent, VPN)
    const change = (sql: string) => ownerSql(`update ${sql} where tenant_id = $1`, [own.tenant.id])
    await change(`problem set symptoms = 'Impressora fiscal some da lista depois da atualização', error_code = null`)
    await change(`ticket set title = 'Impressora fiscal some da lista', description_text = ''`)
    expect(await found(own, REPORT)).toEqual([])
    const printer = { title: 'impressora fiscal sumiu da lista', description: 'depois da atualização a impressora fiscal some' }
    expect(await found(own, printer)).toEqual([id])
    for (const [gone, back] of [
      [`ticket set status = 'closed'`, `ticket set status = 'assess'`],
      [`ticket set deleted_at = now()`, `ticket set deleted_at = null`],
      [`problem set known_error_at = null, known_error_audience = null`, `problem set known_error_at = now(), known_error_audience = 'agents'`],
    ] as const) {
      await change(gone)
      expect(await found(own, printer)).toEqual([])
      await change(back)
      expect(await found(own, printer)).toEqual([id])
    }
    await change(`ticket set status = 'closed'`)
    await change(`problem set exit = 'risk_accepted', exit_reason = 'Fica'`)
    expect(await found(own, printer)).toEqual([id])
  })

  it('counts the configuration item, for it and against it', async () => {
    const own = await makeWorld()
    const [vpn, erp] = [await givenItem(own.tenant, 'VPN'), await givenItem(own.tenant, 'ERP')]
    await givenKnownError(own.tenant, own.agent, { ...VPN, itemId: vpn })
    const text = { title: 'VPN não conecta', description: 'recusa a conexão em casa' }
    const score = async (itemIds: string[]) => (await matchKnownErrors(own.asAgent, { ...text, itemIds }, { audience: 'agents' }))[0]
    const [same, none, other] = [await score([vpn]), await score([]), await score([erp])]
    expect(same?.because).toContainEqual({ kind: 'item', names: ['VPN'] })
    expect(same?.score ?? 0).toBeGreaterThan(none?.score ?? 0)
    expect(none?.score ?? 0).toBeGreaterThan(other?.score ?? 0)
  })
})

describe('at an incident', () => {
  it('is offered and counted once', async () => {
    const { id } = await report()
    expect(ids(await offerKnownErrors(world.asAgent, id))).toEqual([known])
    const { counts } = await getKnownError(world.asAgent, known)
    await offerKnownErrors(world.asAgent, id)
    expect((await getKnownError(world.asAgent, known)).counts).toEqual(counts)
    expect(counts.offered).toBeGreaterThan(0)
  })

  it('applied, puts it under the problem and gives the workaround', async () => {
    const { id } = await report()
    await offerKnownErrors(world.asAgent, id)
    expect(await applyKnownError(world.asAgent, known, id)).toMatchObject({ problemId: known, workaround: VPN.workaround })
    expect(await problemOfIncident(world.asAgent, id)).toMatchObject({ id: known })
    expect(await offerKnownErrors(world.asAgent, id)).toEqual([])
    expect((await getKnownError(world.asAgent, known)).counts).toMatchObject({ incidents: 1, used: 1 })
    expect(await auditOf(id)).toContain('incident.updated')
    const elsewhere = await givenKnownError(world.tenant, world.agent, { title: 'Outro', audience: 'agents' })
    await expect(applyKnownError(world.asAgent, elsewhere, id)).rejects.toMatchObject({ reason: 'linked_elsewhere' })
  })

  it('dismissed, stays away there alone', async () => {
    const [one, other] = [await report(), await report()]
    await dismissKnownError(world.asAgent, known, one.id)
    await dismissKnownError(world.asAgent, known, one.id)
    expect(await offerKnownErrors(world.asAgent, one.id)).toEqual([])
    expect(ids(await offerKnownErrors(world.asAgent, other.id))).toEqual([known])
    expect(await auditOf(one.id)).toContain('incident.known_error_dismissed')
  })

  it('is not offered once it is resolved', async () => {
    const { id } = await report()
    await transitionIncident(world.asAgent, id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Feito' })
    expect(await offerKnownErrors(world.asAgent, id)).toEqual([])
  })

  it('is for those who work tickets, of published ones, and of this organisation', async () => {
    const { id } = await report()
    await expect(offerKnownErrors(world.asRequester, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(applyKnownError(world.asRequester, known, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(dismissKnownError(world.asRequester, known, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(applyKnownError(world.asStranger, known, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(offerKnownErrors(world.asStranger, id)).rejects.toMatchObject({ code: 'not_found' })
    const draft = await givenKnownError(world.tenant, world.agent, { title: 'Rascunho' })
    await ownerSql('update problem set known_error_at = null, known_error_audience = null where ticket_id = $1', [draft])
    await expect(applyKnownError(world.asAgent, draft, id)).rejects.toMatchObject({ reason: 'not_published' })
    expect(await problemOfIncident(world.asAgent, id)).toBeNull()
  })
})

describe('the list', () => {
  it('searches, filters and leafs through', async () => {
    const own = await makeWorld()
    const item = await givenItem(own.tenant, 'SRV-ARQ')
    const vpn = await givenKnownError(own.tenant, own.agent, VPN)
    const files = await givenKnownError(own.tenant, own.agent, { title: 'Planilhas bloqueadas', audience: 'agents', itemId: item, rootCause: 'Zona da intranet' })
    const past = await givenKnownError(own.tenant, own.agent, { title: 'Antigo', ticket: { status: 'closed' } })
    const list = async (query: object) => (await listKnownErrors(own.asAgent, query)).data.map(({ id }) => id)
    expect((await list({})).sort()).toEqual([vpn, files].sort())
    expect(await list({ q: 'conexões' })).toEqual([vpn])
    expect(await list({ q: '0x800704c9' })).toEqual([vpn])
    expect(await list({ q: 'zona da INTRANET' })).toEqual([files])
    expect(await list({ q: (await getKnownError(own.asAgent, vpn)).number })).toEqual([vpn])
    expect(await list({ audience: 'agents' })).toEqual([files])
    expect(await list({ item })).toEqual([files])
    expect(await list({ state: 'past' })).toEqual([past])
    const first = await listKnownErrors(own.asAgent, { state: 'all', limit: 2 })
    const second = await listKnownErrors(own.asAgent, { state: 'all', limit: 2, cursor: first.page.nextCursor ?? '' })
    expect([...first.data, ...second.data].map(({ id }) => id).sort()).toEqual([vpn, files, past].sort())
    expect(second.page.hasMore).toBe(false)
    await expect(listKnownErrors(own.asRequester)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getKnownError(own.asStranger, vpn)).rejects.toMatchObject({ code: 'not_found' })
    expect((await listKnownErrors(own.asStranger, { state: 'all' })).data).toEqual([])
  })
})
