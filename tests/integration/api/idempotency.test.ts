import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '../../support/database'
import { createWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await createWorld()
})

const keyed = (key: string, role: keyof World['keys'] = 'agent') => ({
  token: world.keys[role],
  headers: { 'idempotency-key': key },
})
const titled = (title: string) => ownerSql('select id from ticket where tenant_id = $1 and title = $2', [world.tenant.id, title])

describe('Idempotency-Key', () => {
  it('replays the first answer, and creates once', async () => {
    const key = newId()
    const input = { title: `Uma vez ${key}`, requester: { email: `${key}@cliente.example` } }
    const first = await world.api.post('/incidents', input, keyed(key))
    const second = await world.api.post('/incidents', input, keyed(key))
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    for (const name of ['location', 'etag', 'content-type']) expect(second.headers.get(name)).toBe(first.headers.get(name))
    expect(await titled(input.title)).toHaveLength(1)
  })

  it('gives duplicates at the same time one answer', async () => {
    const key = newId()
    const input = { title: `Ao mesmo tempo ${key}` }
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.api.post('/incidents', input, keyed(key))))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1)
    expect(await titled(input.title)).toHaveLength(1)
  })

  it('holds for what would be illegal a second time', async () => {
    const { body } = await world.api.post('/incidents', { title: 'Cancelar uma vez' }, { token: world.keys.agent })
    const cancel = () => world.api.post(`/incidents/${body.id}/transitions`, { to: 'cancelled' }, keyed('cancel-once'))
    const answers = await Promise.all([cancel(), cancel(), cancel()])
    for (const answer of answers) expect([answer.status, answer.body.status]).toEqual([200, 'cancelled'])
  })

  it('refuses the key for another request', async () => {
    const key = newId()
    await world.api.post('/incidents', { title: 'Primeiro pedido' }, keyed(key))
    const { status, body } = await world.api.post('/incidents', { title: 'Outro pedido' }, keyed(key))
    expect([status, body.errors[0].path, body.errors[0].code]).toEqual([422, 'Idempotency-Key', 'idempotency_key_reused'])
  })

  it('belongs to its sender, and is checked', async () => {
    const key = newId()
    const mine = await world.api.post('/incidents', { title: 'Meu chamado' }, keyed(key))
    const theirs = await world.api.post('/incidents', { title: 'Meu chamado' }, keyed(key, 'requester'))
    expect(theirs.body.id).not.toBe(mine.body.id)
    for (const bad of ['', 'a b', 'ç', 'x'.repeat(256)]) {
      expect((await world.api.post('/incidents', { title: 'Chave ruim' }, keyed(bad))).status).toBe(422)
    }
  })

  it('is not used up by a request that failed', async () => {
    const key = newId()
    expect((await world.api.post('/incidents', { title: '' }, keyed(key))).status).toBe(422)
    expect((await world.api.post('/incidents', { title: 'Agora sim' }, keyed(key))).status).toBe(201)
  })

  it('is forgotten after a day', async () => {
    const key = newId()
    const first = await world.api.post('/incidents', { title: 'De ontem' }, keyed(key))
    await ownerSql(`update idempotency_key set created_at = created_at - interval '25 hours' where key = $1`, [key])
    const second = await world.api.post('/incidents', { title: 'De ontem' }, keyed(key))
    expect(second.status).toBe(201)
    expect(second.body.id).not.toBe(first.body.id)
  })

  it('recalls the resource when the process ended before it could keep its answer', async () => {
    const key = newId()
    const input = { title: `Interrompido ${key}`, requester: { email: `${key}@cliente.example` } }
    const first = await world.api.post('/incidents', input, keyed(key))
    await ownerSql('update idempotency_key set status = null, response = null where key = $1', [key])
    const second = await world.api.post('/incidents', input, keyed(key))
    expect([second.status, second.body.id]).toEqual([201, first.body.id])
    expect(await titled(input.title)).toHaveLength(1)
  }, 15_000)

  it('recalls a message too, and writes it once', async () => {
    const { body: incident } = await world.api.post('/incidents', { title: 'Conversa interrompida' }, keyed(newId()))
    const key = newId()
    const send = () => world.api.post(`/incidents/${incident.number}/comments`, { body: ' Já vou ', visibility: 'internal' }, keyed(key))
    const first = await send()
    await world.api.post(`/incidents/${incident.id}/comments`, { body: 'Outra' }, keyed(newId()))
    await ownerSql('update idempotency_key set status = null, response = null where key = $1', [key])
    const second = await send()
    expect([second.status, second.body]).toEqual([201, first.body])
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect((await world.api.all(`/incidents/${incident.id}/comments`, keyed(newId()))).map(({ body }) => body)).toEqual(['Já vou', 'Outra'])
  }, 15_000)

  it('never stores a secret', async () => {
    const key = newId()
    const first = await world.api.post('/api-keys', { kind: 'personal', name: 'CI' }, keyed(key))
    expect(first.status).toBe(201)
    const second = await world.api.post('/api-keys', { kind: 'personal', name: 'CI' }, keyed(key))
    expect([second.status, second.body.code]).toEqual([409, 'conflict'])
    const [row] = await ownerSql<{ response: unknown }>('select response from idempotency_key where key = $1', [key])
    expect(row?.response).toBeNull()
  })
})
