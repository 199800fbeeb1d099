import { describe, expect, it } from 'vitest'
import { Conflict } from '@/lib/platform/errors'
import { createLogger } from '@/lib/platform/log'

/** What a line of the log holds after `write`. */
function logged(write: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = []
  write(createLogger({ write: (line: string) => void lines.push(line) }, 'info'))
  expect(lines).toHaveLength(1)
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>
}

describe('the log', () => {
  it('is JSON with time, level, ids and message', () => {
    const line = logged((log) => log.child({ requestId: 'r-1', tenantId: 't-1' }).info({ status: 200, durationMs: 1.5 }, 'request'))
    expect(line).toMatchObject({ service: 'farol', level: 'info', requestId: 'r-1', tenantId: 't-1', status: 200, durationMs: 1.5, message: 'request' })
    expect(Date.parse(String(line.time))).not.toBeNaN()
  })

  it('holds no value whose name says that it is secret or personal', () => {
    const secret = 'do-not-show'
    const fields = Object.fromEntries(
      ['password', 'newPassword', 'token', 'accessToken', 'refresh_token', 'secret', 'authorization', 'cookie', 'set-cookie', 'apiKey',
        'totp', 'passwordHash', 'email', 'toAddress', 'name', 'userName', 'fileName', 'phone', 'title', 'description', 'body', 'q', 'headers', 'before', 'after']
        .map((key) => [key, key === 'toAddress' ? 'ana@example.com' : secret]),
    )
    const line = logged((log) => log.info({ ...fields, nested: { request: fields } }, 'x'))
    expect(JSON.stringify(line)).not.toContain(secret)
    expect(JSON.stringify(line)).not.toContain('ana@')
  })

  it('blots out what looks like personal data or a secret, wherever it stands', () => {
    const texts = [
      'mail to ana.lima+x@example.com.br failed',
      'key farol_pat_AbCdEf0123456789_-x was used',
      'token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
      'header Bearer abc.def-ghi',
      'postgresql://farol_app:hunter2@db:5432/farol',
      'Key (email)=(ana@example.com) already exists',
      'Key (name)=(Ana Lima) already exists',
    ]
    const hidden = /ana|Lima|AbCdEf|eyJ|abc\.def|hunter2/
    for (const text of texts) {
      expect(JSON.stringify(logged((log) => log.warn({ detail: text }, text)))).not.toMatch(hidden)
      const error = new Error(text, { cause: new Conflict(text) })
      const line = logged((log) => log.error({ error }, 'failed'))
      expect(JSON.stringify(line)).not.toMatch(hidden)
      expect(line.error).toMatchObject({ type: 'Error', cause: { code: 'conflict' } })
    }
  })

  it('shows an error by its kind, code and place, and none of its other properties', () => {
    const error = Object.assign(new Error('insert failed'), { code: '23505', detail: 'Ana', where: 'row', query: 'select' })
    const line = logged((log) => log.error({ error }, 'failed'))
    expect(line.error).toMatchObject({ code: '23505', message: 'insert failed' })
    expect(line.error).not.toHaveProperty('detail')
    expect(line.error).toHaveProperty('stack')
  })

  it('ends with deep, long, circular and strange values', () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    const line = logged((log) => log.info({ circle, list: Array(1_000).fill(1), map: new Map([['email', 'x']]), big: 10n }, 'x'))
    expect(JSON.stringify(line).length).toBeLessThan(1_000)
  })
})
