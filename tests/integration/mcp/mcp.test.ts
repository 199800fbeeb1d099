import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as endpoint from '@/app/api/mcp/route'
import { createWorld, type World } from '../api/world'

let world: World
let other: World
let number: string
beforeAll(async () => {
  world = await createWorld()
  other = await createWorld()
  const { body } = await world.api.post('/incidents', { title: 'Impressora da portaria parada', impact: 'high' }, { token: world.keys.agent })
  number = body.number
})

const open: Client[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()))
})

const hostOf = ({ tenant }: World) => `${tenant.slug}.localhost`

function serve(at: World, token: string | null) {
  return async (url: string | URL, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('host', hostOf(at))
    if (token) headers.set('authorization', `Bearer ${token}`)
    const request = new Request(url, { ...init, headers })
    return endpoint[request.method as 'POST'](request, { params: Promise.resolve({}) })
  }
}

/** The client of the protocol's own library, signed in with that key. */
async function connect(at: World, token: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(new StreamableHTTPClientTransport(new URL(`http://${hostOf(at)}/api/mcp`), { fetch: serve(at, token) }))
  open.push(client)
  return client
}

const textOf = ({ content }: Awaited<ReturnType<Client['callTool']>>) => content.map((part) => (part.type === 'text' ? part.text : '')).join('')

describe('the tools of an assistant', () => {
  it('are those that the key may use, and only read', async () => {
    const forAgent = (await (await connect(world, world.keys.agent)).listTools()).tools
    expect(forAgent.map(({ name }) => name)).toContain('get_problem')
    expect(forAgent.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true)
    const forRequester = (await (await connect(world, world.keys.requester)).listTools()).tools.map(({ name }) => name)
    expect(forRequester).toContain('list_incidents')
    expect(forRequester).not.toContain('get_problem')
  })

  it('find, read and explain', async () => {
    const client = await connect(world, world.keys.agent)
    const listed = await client.callTool({ name: 'list_incidents', arguments: { status: ['new'], priority: [1, 2, 3, 4, 5], limit: 5 } })
    expect(listed.structuredContent).toMatchObject({ data: [{ number }] })
    const found = await client.callTool({ name: 'search_tickets', arguments: { query: 'impressora' } })
    expect(found.structuredContent).toMatchObject({ data: [{ number }] })
    const read = await client.callTool({ name: 'get_incident', arguments: { ref: number } })
    expect(read.structuredContent).toMatchObject({ incident: { number }, comments: [] })
    const explained = await client.callTool({ name: 'explain_sla', arguments: { ref: number } })
    expect(explained.isError).toBeFalsy()
    for (const name of ['search_articles', 'search_known_errors']) {
      expect((await client.callTool({ name, arguments: { query: 'impressora' } })).isError, name).toBeFalsy()
    }
  })

  it('answer a requester and another organisation as the API does', async () => {
    for (const [at, key] of [[world, world.keys.requester], [other, other.keys.admin]] as const) {
      const client = await connect(at, key)
      const read = await client.callTool({ name: 'get_incident', arguments: { ref: number } })
      expect(read.isError).toBe(true)
      expect(textOf(read)).not.toContain('Impressora')
      expect((await client.callTool({ name: 'list_incidents', arguments: {} })).structuredContent).toMatchObject({ data: [] })
    }
  })

  it('say what is wrong with what they are given', async () => {
    const client = await connect(world, world.keys.agent)
    const refused = await client.callTool({ name: 'list_incidents', arguments: { priority: [9] } })
    expect(refused.isError).toBe(true)
    expect(textOf(refused)).toContain('priority')
  })
})

describe('the door', () => {
  const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' })
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
  const post = (at: World, token: string | null, body: string) => serve(at, token)(`http://${hostOf(at)}/api/mcp`, { method: 'POST', headers, body })

  it('asks for a key of this organisation', async () => {
    expect((await post(world, null, message)).status).toBe(401)
    expect((await post(world, other.keys.admin, message)).status).toBe(401)
  })

  it('refuses what is no message', async () => {
    expect((await post(world, world.keys.agent, '{"jsonrpc":')).status).toBe(400)
    expect((await post(world, world.keys.agent, '{"id":1}')).status).toBe(400)
    expect((await post(world, world.keys.agent, JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: { x: 'a'.repeat(5_000_000) } }))).status).toBe(413)
  })

  it('holds no streams open', async () => {
    const client = await connect(world, world.keys.agent)
    expect(client.getServerCapabilities()).not.toHaveProperty('resources')
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    }
    const listen = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'subscriptions/listen', params: { notifications: { toolsListChanged: true }, _meta } })
    const answer = await post(world, world.keys.agent, listen)
    expect(await answer.text()).toContain('error')
  })

  it('keeps no sessions', async () => {
    const answer = await serve(world, world.keys.agent)(`http://${hostOf(world)}/api/mcp`, { method: 'GET', headers })
    expect(answer.status).toBe(405)
  })
})
