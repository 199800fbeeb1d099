import { beforeAll, describe, expect, it } from 'vitest'
import { createArticle } from '@/lib/knowledge/articles/create'
import { getArticle } from '@/lib/knowledge/articles/queries'
import { updateArticle } from '@/lib/knowledge/articles/update'
import { archiveKbCategory, restoreKbCategory } from '@/lib/knowledge/categories/archive'
import { createKbCategory } from '@/lib/knowledge/categories/create'
import { getKbCategory, listKbCategories } from '@/lib/knowledge/categories/queries'
import { reorderKbCategories } from '@/lib/knowledge/categories/reorder'
import { updateKbCategory } from '@/lib/knowledge/categories/update'
import { readDraft } from '@/lib/knowledge/drafts/queries'
import { saveDraft } from '@/lib/knowledge/drafts/save'
import { exportArticle, exportArticles } from '@/lib/knowledge/export/export'
import { addArticleFile } from '@/lib/knowledge/files/add'
import { listArticleFiles, openArticleFile, openPublicFile } from '@/lib/knowledge/files/queries'
import { removeArticleFile } from '@/lib/knowledge/files/remove'
import { importArticles } from '@/lib/knowledge/import/import'
import { previewArticleImport } from '@/lib/knowledge/import/preview'
import { publish } from '@/lib/knowledge/publishing/publish'
import type { Ctx } from '@/lib/platform/context'
import { auditOf, makeWorld, type World } from '../people/world'

let world: World
let admin: Ctx
beforeAll(async () => {
  world = await makeWorld()
  admin = world.asAdmin
})

async function* bytes(text: string) {
  yield await Promise.resolve(Buffer.from(text, 'latin1'))
}

const names = (name: string) => ({ names: { 'pt-BR': name } })

describe('categories', () => {
  it('stand below each other, in an order', async () => {
    const rede = await createKbCategory(admin, { names: { 'pt-BR': 'Rede e acesso', en: 'Network' } })
    expect(rede).toMatchObject({ slug: 'rede-e-acesso', name: 'Rede e acesso', path: ['Rede e acesso'] })
    const vpn = await createKbCategory(admin, { ...names('VPN'), parentId: rede.id })
    const wifi = await createKbCategory(admin, { ...names('Wi-Fi'), parentId: rede.id })
    expect((await createKbCategory(admin, names('VPN'))).slug).toBe('vpn-2')
    const ordered = await reorderKbCategories(admin, { parentId: rede.id, ids: [wifi.id, vpn.id] })
    expect(ordered.filter(({ parentId }) => parentId === rede.id).map(({ name }) => name)).toEqual(['Wi-Fi', 'VPN'])
    await expect(reorderKbCategories(admin, { parentId: rede.id, ids: [wifi.id] })).rejects.toMatchObject({ code: 'conflict' })
    await expect(reorderKbCategories(admin, { parentId: null, ids: [wifi.id] })).rejects.toMatchObject({ issues: [{ path: 'ids.0' }] })
    await expect(updateKbCategory(admin, rede.id, { parentId: vpn.id })).rejects.toMatchObject({ issues: [{ code: 'cycle' }] })
    const moved = await updateKbCategory(admin, wifi.id, { parentId: vpn.id }, (await getKbCategory(admin, wifi.id)).version)
    expect(moved.path).toEqual(['Rede e acesso', 'VPN', 'Wi-Fi'])
    await expect(updateKbCategory(admin, wifi.id, names('x'), 1)).rejects.toMatchObject({ code: 'conflict' })
    const [a, b] = [await createKbCategory(admin, names('A')), await createKbCategory(admin, names('B'))]
    const results = await Promise.allSettled([
      updateKbCategory(admin, a.id, { parentId: b.id }),
      updateKbCategory(admin, b.id, { parentId: a.id }),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await auditOf(wifi.id)).toEqual(['kb.category.created', 'kb.category.reordered', 'kb.category.updated'])
  })

  it('are archived with all below, and restored from the top', async () => {
    const top = await createKbCategory(admin, names('Antiga'))
    const below = await createKbCategory(admin, { ...names('Mais antiga'), parentId: top.id })
    await archiveKbCategory(admin, top.id)
    expect((await listKbCategories(world.asRequester, { archived: true })).map(({ id }) => id)).not.toContain(top.id)
    await expect(restoreKbCategory(admin, below.id)).rejects.toMatchObject({ reason: 'parent_archived' })
    await restoreKbCategory(admin, top.id)
    await restoreKbCategory(admin, below.id)
    await expect(archiveKbCategory(world.asStranger, top.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(createKbCategory(world.asAgent, names('x'))).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('files', () => {
  it('are read with their article, by everybody once a public text shows them', async () => {
    const { id } = await createArticle(world.asAgent, { title: 'Com imagem', body: 'x', visibility: 'public' })
    const file = await addArticleFile(world.asAgent, id, { fileName: 'tela.png', contentType: 'text/html', body: bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0') })
    expect(file).toMatchObject({ contentType: 'image/png', markdown: `![tela.png](kb-file:${file.id})`, url: `/files/kb/${file.id}` })
    await expect(openArticleFile(world.asRequester, file.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(openArticleFile(world.asStranger, file.id)).rejects.toMatchObject({ code: 'not_found' })
    await saveDraft(world.asAgent, id, 'pt-BR', { body: file.markdown })
    await expect(openPublicFile(world, file.id)).rejects.toMatchObject({ code: 'not_found' })
    await publish(admin, id, 'pt-BR')
    await (await openPublicFile(world, file.id)).stream.cancel()
    await (await openArticleFile(world.asRequester, file.id)).stream.cancel()
    await expect(openPublicFile({ tenant: world.otherTenant }, file.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(removeArticleFile(world.asAgent, file.id)).rejects.toMatchObject({ reason: 'in_use' })
    await updateArticle(admin, id, { visibility: 'agents' })
    await expect(openPublicFile(world, file.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(openArticleFile(world.asRequester, file.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are removed when no text shows them; programs are refused', async () => {
    const { id } = await createArticle(world.asAgent, { title: 'Sem imagem' })
    const file = await addArticleFile(world.asAgent, id, { fileName: 'a.txt', contentType: 'text/plain', body: bytes('a') })
    await removeArticleFile(world.asAgent, file.id)
    expect(await listArticleFiles(world.asAgent, id)).toEqual([])
    await expect(addArticleFile(world.asAgent, id, { fileName: 'a.exe', contentType: 'text/plain', body: bytes('MZ') })).rejects.toMatchObject({ status: 415 })
    expect(await auditOf(id)).toEqual(['kb.article.created', 'kb.article.file_added', 'kb.article.file_removed'])
  })
})

describe('import and export', () => {
  const files = [
    { name: 'primeiro.pt-BR.md', text: '---\ntitle: Primeiro\ncategory: nada\n---\nVeja [o segundo](kb:segundo).' },
    { name: 'segundo.md', text: '# Segundo texto\n\nAqui.' },
    { name: 'primeiro.en.md', text: '---\ntitle: First\n---\nHello.' },
    { name: 'x.md', text: 'a\0' },
  ]

  it('makes drafts, in two languages where there are two files, with their links', async () => {
    const preview = await previewArticleImport(world.asAgent, { files })
    expect(preview.files.map(({ importable, flaws }) => ({ importable, flaws }))).toEqual([
      { importable: true, flaws: ['unknown_category'] },
      { importable: true, flaws: [] },
      { importable: true, flaws: [] },
      { importable: false, flaws: ['not_text'] },
    ])
    const { files: done } = await importArticles(world.asAgent, { files })
    const [first, second, english, bad] = done.map(({ article }) => article)
    expect(bad).toBeNull()
    expect(english?.id).toBe(first?.id)
    expect((await getArticle(world.asAgent, first?.id ?? '')).translations.map(({ locale, title, status }) => [locale, title, status])).toEqual([
      ['pt-BR', 'Primeiro', 'draft'],
      ['en', 'First', 'draft'],
    ])
    expect((await readDraft(world.asAgent, first?.id ?? '', 'pt-BR')).body).toBe(`Veja [o segundo](kb:${second?.id ?? ''}).`)
    const { fileName, text } = await exportArticle(world.asAgent, first?.id ?? '', 'pt-BR')
    expect(fileName).toBe('primeiro.pt-BR.md')
    expect(text).toContain('[o segundo](kb:segundo)')
    await expect(importArticles(world.asRequester, { files })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('leaves as an archive, which the audit knows of', async () => {
    const archive = new Uint8Array(await new Response(await exportArticles(world.asAgent)).arrayBuffer())
    expect(Buffer.from(archive.slice(0, 2)).toString()).toBe('PK')
    expect(archive.length).toBeGreaterThan(300)
    await expect(exportArticles(world.asRequester)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
