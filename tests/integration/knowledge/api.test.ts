import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { createUser } from '../../support/factories'
import { createWorld, type World } from '../api/world'

let world: World
beforeAll(async () => {
  world = await createWorld()
})

const as = (role: keyof World['keys']) => ({ token: world.keys[role] })

describe('the knowledge base over the API', () => {
  it('takes an article from a draft to its readers, and back', async () => {
    const { api } = world
    const category = (await api.post('/kb/categories', { names: { 'pt-BR': 'Rede', en: 'Network' } }, as('admin'))).body
    const created = await api.post('/kb/articles', { title: 'Usar a VPN', body: '## Passos', visibility: 'requesters', categoryId: category.id, locale: 'pt-BR' }, as('agent'))
    expect([created.status, created.headers.get('location')]).toEqual([201, `/api/v1/kb/articles/${created.body.id}`])
    const at = `/kb/articles/${created.body.id}`
    expect((await api.get(at, as('requester'))).status).toBe(404)

    const draft = await api.get(`${at}/draft?locale=pt-BR`, as('agent'))
    const saved = await api.patch(`${at}/draft?locale=pt-BR`, { body: '## Passos\n\n1. Abra o aplicativo.' }, { ...as('agent'), headers: { 'if-match': `"${draft.body.version}"` } })
    expect([saved.status, saved.body.version]).toEqual([200, draft.body.version + 1])
    expect((await api.patch(`${at}/draft?locale=pt-BR`, { body: 'x', version: draft.body.version }, as('agent'))).status).toBe(409)

    const reviewer = await createUser(world.tenant, { role: 'agent_l2' })
    const review = await api.post(`${at}/reviews?locale=pt-BR`, { reviewerIds: [reviewer.id] }, as('agent'))
    expect([review.status, review.body.status]).toEqual([201, 'open'])
    expect((await api.post(`/kb/reviews/${review.body.id}/comments`, { body: 'Bom' }, as('admin'))).body.comments).toHaveLength(1)
    expect((await api.call('PUT', `/kb/reviews/${review.body.id}/decision`, { ...as('admin'), body: { decision: 'approved' } })).body.status).toBe('approved')
    expect((await api.get(`${at}/reviews?locale=pt-BR`, as('agent'))).body.data).toHaveLength(1)

    expect((await api.post(`${at}/publication?locale=pt-BR`, {}, as('agent'))).status).toBe(403)
    expect((await api.post(`${at}/publication?locale=pt-BR`, {}, as('admin'))).body.translations[0]).toMatchObject({ status: 'published' })
    const read = await api.get(`/kb/articles/${created.body.number}`, as('requester'))
    expect(read.body.text).toMatchObject({ number: 1, title: 'Usar a VPN' })
    expect((await api.get(`/kb/articles?categoryId=${category.id}`, as('requester'))).body.data).toHaveLength(1)

    const versions = (await api.get(`${at}/versions?locale=pt-BR`, as('agent'))).body.data
    expect((await api.get(`${at}/versions/${versions[0].id}`, as('agent'))).body.body).toContain('Abra')
    expect((await api.get(`${at}/diff?locale=pt-BR`, as('agent'))).body).toMatchObject({ added: 0, removed: 0 })
    expect((await api.post(`${at}/translations`, { locale: 'en', title: 'Use the VPN' }, as('agent'))).body.translations).toHaveLength(2)

    expect((await api.delete(`${at}/publication?locale=pt-BR&to=archived`, as('admin'))).status).toBe(204)
    expect((await api.get(at, as('requester'))).status).toBe(404)
    expect((await api.delete(at, as('admin'))).status).toBe(204)
    expect((await api.post(`${at}/restoration`, undefined, as('admin'))).body.archivedAt).toBeNull()
  })

  it('puts categories in order, and archives them', async () => {
    const { api } = world
    const make = async (name: string, parentId: string | null) => (await api.post('/kb/categories', { names: { en: name }, parentId }, as('admin'))).body.id as string
    const top = await make('Top', null)
    const [a, b] = [await make('A', top), await make('B', top)]
    const order = await api.call('PUT', '/kb/categories/order', { ...as('admin'), body: { parentId: top, ids: [b, a] } })
    expect(order.body.data.filter((one: { parentId: string }) => one.parentId === top).map(({ id }: { id: string }) => id)).toEqual([b, a])
    expect((await api.patch(`/kb/categories/${a}`, { names: { en: 'C' }, version: 9 }, as('admin'))).status).toBe(409)
    expect((await api.delete(`/kb/categories/${top}`, as('admin'))).status).toBe(204)
    expect((await api.get('/kb/categories', as('requester'))).body.data.map(({ id }: { id: string }) => id)).not.toContain(a)
    expect((await api.post('/kb/categories', { names: { en: 'X' } }, as('agent'))).status).toBe(403)
  })

  it('takes files in and gives articles out', async () => {
    const { api } = world
    const { body } = await api.post('/kb/imports', { files: [{ name: 'um.md', text: '# Um artigo\n\nTexto' }], locale: 'pt-BR' }, as('agent'))
    const at = `/kb/articles/${body.files[0].article.id}`
    const form = new FormData()
    form.append('file', new File(['dados'], 'dados.csv', { type: 'text/csv' }))
    const file = await api.call('POST', `${at}/files`, { ...as('agent'), raw: form })
    expect([file.status, file.body.markdown]).toEqual([201, `[dados.csv](kb-file:${file.body.id})`])
    expect((await api.get(`/kb/files/${file.body.id}`, as('agent'))).status).toBe(200)
    expect((await api.delete(`/kb/files/${file.body.id}`, as('agent'))).status).toBe(204)
    const exported = await api.send('GET', `${at}/export.md?locale=pt-BR`, as('agent'))
    expect(await exported.text()).toMatch(/^---\ntitle: Um artigo\n[^]*\n---\n\nTexto\n$/)
    const archive = await api.send('GET', '/kb/export.zip', as('agent'))
    expect(Object.keys(unzipSync(new Uint8Array(await archive.arrayBuffer())))).toContain('articles/um.pt-BR.md')
    expect((await api.get('/kb/broken-links', as('agent'))).body.data).toEqual([])
  })
})
