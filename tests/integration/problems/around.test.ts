import { beforeAll, describe, expect, it } from 'vitest'
import { Forbidden, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { listProblemBin } from '@/lib/problems/bin'
import { createProblem } from '@/lib/problems/create'
import { PLAIN_PROBLEM_WORDING } from '@/lib/problems/export/cells'
import { exportProblems } from '@/lib/problems/export/export'
import type { ProblemExportField } from '@/lib/problems/export/vocabulary'
import { deleteProblem, restoreProblem } from '@/lib/problems/remove'
import { problemListQuery } from '@/lib/problems/schema'
import type { Ctx } from '@/lib/platform/context'
import { addAttachment, listAttachments } from '@/lib/tickets/attachments'
import { addLink } from '@/lib/tickets/links/add'
import { listLinks } from '@/lib/tickets/links/queries'
import { removeLink } from '@/lib/tickets/links/remove'
import { listTimeline } from '@/lib/tickets/timeline'
import { listWatchers, setWatching } from '@/lib/tickets/watchers'
import { audit, createWorld, userId, type World } from '../incidents/world'

let world: World
let other: World
beforeAll(async () => {
  ;[world, other] = [await createWorld(), await createWorld()]
})

const open = (title: string, more: Record<string, unknown> = {}) => createProblem(world.as.agent, { title, ...more })

describe('files of a problem', () => {
  const upload = { fileName: 'log.txt', contentType: 'text/plain', body: new Blob(['erro 0x8007']).stream() as AsyncIterable<Uint8Array> }
  const file = (more = {}) => ({ ...upload, body: new Blob(['erro 0x8007']).stream() as AsyncIterable<Uint8Array>, ...more })

  it('are internal, for those who work problems', async () => {
    const { id } = await open('Disco cheio')
    expect(await addAttachment(world.as.agent, 'problem', id, upload)).toMatchObject({ fileName: 'log.txt', visibility: 'internal' })
    expect(await listAttachments({ ...world.as.agent }, 'problem', id)).toHaveLength(1)
    await expect(addAttachment(world.as.agent, 'problem', id, file({ visibility: 'public' }))).rejects.toBeInstanceOf(ValidationFailed)
    await expect(addAttachment(world.as.requester, 'problem', id, file())).rejects.toBeInstanceOf(Forbidden)
    await expect(addAttachment(other.as.agent, 'problem', id, file())).rejects.toBeInstanceOf(NotFound)
    await expect(listAttachments({ ...world.as.requester }, 'problem', id)).rejects.toBeInstanceOf(NotFound)
  })
})

describe('watchers of a problem', () => {
  it('are people who may see it', async () => {
    const { id } = await open('Certificado vencido')
    await setWatching(world.as.agent, 'problem', id, true, userId(world.as.manager))
    expect(await listWatchers({ ...world.as.agent }, 'problem', id)).toMatchObject([{ id: userId(world.as.manager) }])
    await expect(setWatching(world.as.agent, 'problem', id, true, userId(world.as.requester))).rejects.toBeInstanceOf(ValidationFailed)
    await expect(setWatching(world.as.requester, 'problem', id, true)).rejects.toBeInstanceOf(NotFound)
    await expect(setWatching(other.as.admin, 'problem', id, true)).rejects.toBeInstanceOf(NotFound)
    await setWatching(world.as.manager, 'problem', id, false)
    expect(await listWatchers({ ...world.as.agent }, 'problem', id)).toEqual([])
  })
})

describe('links between problems', () => {
  it('read from either end, and are told on both', async () => {
    const [a, b] = [await open('Firmware do rádio'), await open('Rádio reinicia')]
    const link = await addLink(world.as.agent, 'problem', b.id, { type: 'caused_by', target: a.number })
    expect(await listLinks({ ...world.as.agent }, 'problem', a.id)).toMatchObject([{ type: 'causes', ticket: { number: b.number } }])
    await expect(addLink(world.as.requester, 'problem', a.id, { type: 'relates', target: b.id })).rejects.toBeInstanceOf(Forbidden)
    await expect(addLink(world.as.agent, 'problem', a.id, { type: 'relates', target: 'INC-000001' })).rejects.toBeInstanceOf(ValidationFailed)
    await expect(removeLink(world.as.requester, link.id)).rejects.toBeInstanceOf(Forbidden)
    await expect(removeLink(other.as.admin, link.id)).rejects.toBeInstanceOf(NotFound)
    await removeLink(world.as.agent, link.id)
    expect(await listLinks({ ...world.as.agent }, 'problem', a.id)).toEqual([])
    expect((await listTimeline({ ...world.as.agent }, 'problem', a.id)).data.map(({ type }) => type)).toEqual(['problem_created', 'linked', 'unlinked'])
  })
})

describe('the bin', () => {
  it('shows what was deleted to whoever may delete, who takes it out again', async () => {
    const { id } = await open('Aberto por engano')
    await deleteProblem(world.as.manager, id)
    expect((await listProblemBin(world.as.manager)).map((row) => row.id)).toContain(id)
    await expect(listProblemBin(world.as.agent)).rejects.toBeInstanceOf(Forbidden)
    expect(await listProblemBin(other.as.admin)).toEqual([])
    await restoreProblem(world.as.manager, id)
    expect((await listProblemBin({ ...world.as.manager })).map((row) => row.id)).not.toContain(id)
    expect((await audit(world.tenant, id)).map(({ action }) => action)).toEqual(['problem.created', 'problem.deleted', 'problem.restored'])
  })
})

describe('the export', () => {
  const csv = async (ctx: Ctx, query: Record<string, string>, fields: ProblemExportField[] = ['number', 'title', 'tags']) => {
    const { limit: _, count: __, ...rest } = problemListQuery.parse(query)
    let text = ''
    for await (const part of await exportProblems(ctx, rest, { fields, separator: 'semicolon', wording: PLAIN_PROBLEM_WORDING })) text += part
    return text.replace('\uFEFF', '').trim().split('\r\n')
  }

  it('has every problem of the list as it is filtered, and is in the audit', async () => {
    const one = await open('=1+1', { tags: ['csv'] })
    const two = await open('Linha "dois"; com ponto', { tags: ['csv'] })
    expect(await csv(world.as.agent, { tag: 'csv', sort: 'number' })).toEqual(['number;title;tags', `${one.number};'=1+1;csv`, `${two.number};"Linha ""dois""; com ponto";csv`])
    const [when] = (await csv(world.as.agent, { tag: 'csv', sort: 'number' }, ['createdAt'])).slice(1)
    expect(when).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
    await expect(csv(world.as.requester, {})).rejects.toBeInstanceOf(Forbidden)
    expect(await csv(other.as.admin, {})).toEqual(['number;title;tags'])
  })

  it('leaves out what the reader may not see', async () => {
    await createProblem(world.as.manager, { title: 'Sigiloso', tags: ['oculto'], confidential: true })
    expect(await csv(world.as.agent, { tag: 'oculto' })).toHaveLength(1)
    expect(await csv(world.as.manager, { tag: 'oculto' })).toHaveLength(2)
  })
})
