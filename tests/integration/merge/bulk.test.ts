import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bulkMerge, bulkUndoMerge, previewBulkMerge } from '@/lib/incidents/bulk-merge'
import { createIncident } from '@/lib/incidents/create'
import { mergeIncident } from '@/lib/incidents/merge/merge'
import { getIncident } from '@/lib/incidents/queries'
import type { IncidentDto } from '@/lib/incidents/schema'
import { Forbidden, NotFound } from '@/lib/platform/errors'
import { audit, createWorld, snapshot, type World } from '../incidents/world'

let world: World
let other: World
let all: IncidentDto[]
beforeAll(async () => {
  ;[world, other] = [await createWorld(), await createWorld()]
})
beforeEach(async () => {
  all = []
  for (const title of ['Sem internet', 'Internet caiu', 'Wi-Fi fora']) all.push(await createIncident(world.as.requester, { title }))
})

const ids = () => all.map(({ id }) => id)
const [oldest, ...younger] = [() => all[0]?.id ?? '', () => all[1]?.id ?? '', () => all[2]?.id ?? '']

describe('merging many', () => {
  it('ends each as a duplicate of the one that remains, and gives them back', async () => {
    const { agent } = world.as
    const sources = younger.map((id) => id())
    expect(await bulkMerge(agent, { ids: sources, into: oldest() })).toEqual({ done: sources, failed: [] })
    for (const id of sources) {
      expect(await getIncident(agent, id)).toMatchObject({ status: 'cancelled', mergedInto: { id: oldest() } })
      expect((await audit(world.tenant, id)).map(({ action }) => action)).toContain('incident.merged')
    }
    expect(await bulkUndoMerge(agent, sources)).toEqual({ done: sources, failed: [] })
    for (const id of sources) expect(await getIncident(agent, id)).toMatchObject({ status: 'new', mergedInto: null })
  })

  it('tells what could not be done, and does the rest', async () => {
    const { agent } = world.as
    const elsewhere = await createIncident(agent, { title: 'Outro' })
    await mergeIncident(agent, younger[0]?.() ?? '', { into: elsewhere.id })
    const result = await bulkMerge(agent, { ids: [...ids()], into: oldest() })
    expect(result.done).toEqual([younger[1]?.()])
    expect(result.failed).toMatchObject([
      { id: oldest(), code: 'validation_failed' },
      { id: younger[0]?.(), code: 'conflict' },
    ])
  })

  it('is for those who may merge, and never reaches into another organisation', async () => {
    const before = await snapshot(oldest())
    await expect(bulkMerge(world.as.requester, { ids: ids(), into: oldest() })).rejects.toBeInstanceOf(Forbidden)
    await expect(bulkUndoMerge(world.as.requester, ids())).rejects.toBeInstanceOf(Forbidden)
    const theirs = await createIncident(other.as.agent, { title: 'Deles' })
    expect((await bulkMerge(other.as.agent, { ids: [oldest()], into: theirs.id })).failed).toMatchObject([{ code: 'not_found' }])
    expect((await bulkMerge(other.as.agent, { ids: [theirs.id], into: oldest() })).done).toEqual([])
    await expect(previewBulkMerge(other.as.agent, { ids: [theirs.id, oldest()] })).rejects.toBeInstanceOf(NotFound)
    expect(await snapshot(oldest())).toBe(before)
  })
})

describe('the preview of merging many', () => {
  it('proposes the oldest, and says what forbids or deserves a look', async () => {
    const { agent, manager } = world.as
    const secret = await createIncident(manager, { title: 'Segredo', confidential: true })
    const stranger = await createIncident(agent, { title: 'De outra pessoa' })
    const preview = await previewBulkMerge(manager, { ids: [stranger.id, secret.id, ...ids()] })
    expect(preview.into).toBe(oldest())
    expect(preview.parts.map(({ id, obstacle, warnings }) => [id, obstacle, warnings])).toEqual([
      [oldest(), null, []],
      [younger[0]?.(), null, []],
      [younger[1]?.(), null, []],
      [secret.id, 'confidential', ['other_requester']],
      [stranger.id, null, ['other_requester']],
    ])
    // Whoever may not read one of them gets to know nothing of it.
    await expect(previewBulkMerge(agent, { ids: [secret.id, ...ids()] })).rejects.toBeInstanceOf(NotFound)
  })

  it('proposes none that was merged, and follows a choice', async () => {
    const { agent } = world.as
    const elsewhere = await createIncident(agent, { title: 'Outro' })
    await mergeIncident(agent, oldest(), { into: elsewhere.id })
    const preview = await previewBulkMerge(agent, { ids: ids() })
    expect(preview.into).toBe(younger[0]?.())
    expect(preview.parts[0]).toMatchObject({ id: oldest(), obstacle: 'merged' })
    expect((await previewBulkMerge(agent, { ids: ids(), into: younger[1]?.() })).into).toBe(younger[1]?.())
  })
})
