import { describe, expect, it, vi } from 'vitest'
import { handlersOf } from '@/lib/platform/http/handlers'

const { lines } = vi.hoisted(() => ({ lines: [] as string[] }))
vi.mock(import('@/lib/platform/log'), async (original) => {
  const actual = await original()
  const sink = actual.createLogger({ write: (line: string) => void lines.push(line) }, 'info')
  return { ...actual, log: () => sink }
})

const failing = (error: unknown) =>
  handlersOf({
    GET: {
      route: '/failing/{id}',
      work: () => {
        throw error
      },
    },
  })

async function fail(error: unknown): Promise<{ status: number; text: string; log: Record<string, unknown>[] }> {
  lines.length = 0
  const request = new Request('http://acme.localhost/api/v1/failing/ana@example.com?q=secret', { headers: { authorization: 'Bearer farol_pat_secret' } })
  const response = await failing(error).GET(request, { params: Promise.resolve({}) })
  return {
    status: response.status,
    text: await response.text(),
    log: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}

describe('an error that is ours', () => {
  it('is 500 without a word of what it was, and told to the log', async () => {
    const { status, text, log } = await fail(new TypeError('Cannot read row of ana@example.com at /srv/farol'))
    expect([status, (JSON.parse(text) as { code: string }).code]).toEqual([500, 'internal'])
    expect(text).not.toMatch(/ana|srv|row|TypeError/)
    expect(log).toHaveLength(2)
    expect(log[0]).toMatchObject({ level: 'error', route: '/failing/{id}', error: { type: 'TypeError' } })
    expect(log[1]).toMatchObject({ level: 'info', message: 'request', status: 500, requestId: log[0]?.requestId })
  })

  it('brings neither address, parameters nor credentials into the log', async () => {
    const { log } = await fail(new Error('x'))
    expect(JSON.stringify(log)).not.toMatch(/ana@|secret/)
  })

  it('may be anything that can be thrown', async () => {
    for (const thrown of ['text', undefined, null, { status: 200 }]) expect((await fail(thrown)).status).toBe(500)
  })
})

describe('a database that is out of reach', () => {
  it('is 503 with Retry-After', async () => {
    const error = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' })
    const response = await failing(error).GET(new Request('http://acme.localhost/'), { params: Promise.resolve({}) })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await response.text()).not.toContain('10.0.0.1')
  })
})
