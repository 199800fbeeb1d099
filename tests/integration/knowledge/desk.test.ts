import { beforeAll, describe, expect, it } from 'vitest'
import { archiveArticle } from '@/lib/knowledge/articles/archive'
import { createArticle } from '@/lib/knowledge/articles/create'
import { saveDraft } from '@/lib/knowledge/drafts/save'
import { publish } from '@/lib/knowledge/publishing/publish'
import { deskHtml } from '@/lib/knowledge/reading/desk-html'
import { readAtDesk } from '@/lib/knowledge/reading/read-at-desk'
import { createTranslation } from '@/lib/knowledge/translations/create'
import { newId } from '@/lib/platform/ids'
import type { Ctx } from '@/lib/platform/context'
import { createUser, ctxFor } from '@/tests/support/factories'
import { makeWorld, type World } from '../people/world'

let world: World
let writer: Ctx
let manager: Ctx

beforeAll(async () => {
  world = await makeWorld()
  writer = world.asAgent
  manager = ctxFor(world.tenant, await createUser(world.tenant, { role: 'manager' }))
})

const published = async (more: object = {}) => {
  const { id } = await createArticle(writer, { title: 'Como usar a VPN', body: '## Passos\n\nAbra.', visibility: 'public', ...more })
  return publish(manager, id, 'pt-BR')
}

describe('an article at the desk', () => {
  it('shows what is published, not the draft beside it', async () => {
    const { id } = await published()
    await saveDraft(writer, id, 'pt-BR', { title: 'Outro título', body: 'Outro texto' })
    const { text } = await readAtDesk(writer, id, undefined)
    expect(text).toMatchObject({ title: 'Como usar a VPN', published: { number: 1 }, headings: [{ text: 'Passos' }] })
  })

  it('shows the draft of a language that is not published to those who write, and the published one to the others', async () => {
    const { id } = await published()
    await createTranslation(writer, id, { locale: 'en', title: 'Using the VPN', body: 'Open it.' })
    expect((await readAtDesk(writer, id, 'en')).text).toMatchObject({ locale: 'en', title: 'Using the VPN', published: null })
    expect((await readAtDesk(writer, id, undefined)).text).toMatchObject({ locale: 'pt-BR', published: { number: 1 } })
    expect((await readAtDesk(world.asRequester, id, 'en')).text).toMatchObject({ locale: 'pt-BR', published: { number: 1 } })
  })

  it('shows an archived one to those who write alone', async () => {
    const { id } = await published()
    await archiveArticle(manager, id)
    expect((await readAtDesk(writer, id, undefined)).text.published).toBeNull()
    await expect(readAtDesk(world.asRequester, id, undefined)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('leads to the articles that the reader may open, and to no other', async () => {
    const open = await published()
    const hidden = await createArticle(writer, { title: 'Só de atendentes', body: 'x', visibility: 'agents' })
    const html = `<a href="kb:${open.id}#s-passos">a</a> <a href="kb:${hidden.id}">b</a> <a href="kb:${newId()}">c</a>`
    expect(await deskHtml(writer, html)).toBe(`<a href="/desk/kb/${open.number}#s-passos">a</a> <a href="/desk/kb/${hidden.number}">b</a> c`)
    expect(await deskHtml(world.asRequester, html)).toBe(`<a href="/desk/kb/${open.number}#s-passos">a</a> b c`)
  })
})
