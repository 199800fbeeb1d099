import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { middleware } from '@/middleware'
import { parseRootDomains, tenantKeyFromHost, type HostKind } from '@/lib/platform/tenancy/host'

const root: HostKind = { kind: 'root' }
const invalid: HostKind = { kind: 'invalid' }
const site = (key: string): HostKind => ({ kind: 'site', key })

const DOMAINS = ['farol.app', 'eu.farol.app', 'localhost']

const cases: [host: string, expected: HostKind][] = [
  ['farol.app', root],
  ['FAROL.app', root],
  ['farol.app:443', root],
  ['farol.app.', root],
  ['farol.app.:3000', root],
  ['www.farol.app', root],
  ['localhost:3000', root],
  ['eu.farol.app', root],
  ['www.eu.farol.app', root],
  ['acme.farol.app', site('acme')],
  ['ACME.Farol.App:8080', site('acme')],
  ['acme.farol.app.', site('acme')],
  ['acme.localhost:3000', site('acme')],
  ['acme.eu.farol.app', site('acme')],
  ['a.localhost', site('a')],
  ['tec-sul-2.localhost', site('tec-sul-2')],
  ['xn--caf-dma.localhost', site('xn--caf-dma')],
  [`${'a'.repeat(40)}.localhost`, site('a'.repeat(40))],
  ['ajuda.acme.com.br', site('ajuda.acme.com.br')],
  ['Ajuda.Acme.com.br:443', site('ajuda.acme.com.br')],
  ['www.acme.com', site('www.acme.com')],
  ['notfarol.app', site('notfarol.app')],
  ['farol.app.evil.example', site('farol.app.evil.example')],
  [`${'a'.repeat(41)}.localhost`, invalid],
  ['a.b.farol.app', invalid],
  ['www.acme.farol.app', invalid],
  ['-acme.localhost', invalid],
  ['acme-.localhost', invalid],
  ['ac_me.localhost', invalid],
  ['.localhost', invalid],
  ['..localhost', invalid],
  ['acme..localhost', invalid],
  ['acme.farol.app..', invalid],
  ['intranet', invalid],
  ['127.0.0.1:3000', invalid],
  ['10.0.0.1', invalid],
  ['[::1]:3000', invalid],
  ['::1', invalid],
  ['acme.localhost:port', invalid],
  ['acme.localhost/../x', invalid],
  ['user@acme.localhost', invalid],
  ['acme.localhost, globex.localhost', invalid],
  ['acme.localhost%00', invalid],
  ['açme.localhost', invalid],
  [`${'a.'.repeat(127)}com`, invalid],
  ['', invalid],
]

describe('tenantKeyFromHost', () => {
  it.each(cases)('%s', (host, expected) => {
    expect(tenantKeyFromHost(host, DOMAINS)).toEqual(expected)
  })

  it('knows no host at all as invalid', () => {
    expect(tenantKeyFromHost(null, DOMAINS)).toEqual(invalid)
    expect(tenantKeyFromHost(undefined, DOMAINS)).toEqual(invalid)
  })

  it('takes an address for a root domain when it was configured as one', () => {
    expect(tenantKeyFromHost('127.0.0.1:3000', ['127.0.0.1'])).toEqual(root)
  })

  it('reads the configured list as the environment does', () => {
    expect(parseRootDomains(' Farol.app, localhost ,')).toEqual(['farol.app', 'localhost'])
  })
})

describe('middleware', () => {
  const ask = (host: string, path = '/desk?x=1', headers: Record<string, string> = {}) =>
    middleware(new NextRequest(`http://localhost:3000${path}`, { headers: { host, ...headers } }))
  const rewriteOf = (host: string, path?: string) => ask(host, path).headers.get('x-middleware-rewrite')

  it.each(cases.filter(([host]) => /^[\x21-\x7e]+$/.test(host)))('agrees about %s', (host) => {
    const found = tenantKeyFromHost(host, ['localhost'])
    const response = ask(host)
    if (found.kind === 'invalid') expect(response.status).toBe(404)
    if (found.kind === 'root') expect(response.headers.get('x-middleware-next')).toBe('1')
    if (found.kind === 'site') expect(rewriteOf(host)).toBe(`http://localhost:3000/t/${found.key}/desk?x=1`)
  })

  it.each(['/t/acme/desk', '/t', '/%74/acme/desk', '/T/acme', '/%zz'])('hides %s on the root domain', (path) => {
    expect(rewriteOf('localhost', path)).toBe('http://localhost:3000/_not-found')
  })

  it('looks for /t/* below the tenant on its host, where nothing is', () => {
    expect(rewriteOf('acme.localhost', '/t/globex/desk')).toBe('http://localhost:3000/t/acme/t/globex/desk')
  })

  it('gives every page a nonce of its own and the security headers', () => {
    const [one, other] = [ask('acme.localhost'), ask('acme.localhost')]
    const policy = one.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic';/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-eval')
    expect(policy).not.toBe(other.headers.get('content-security-policy'))
    expect(one.headers.get('x-middleware-request-content-security-policy')).toBe(policy)
    expect(one.headers.get('x-content-type-options')).toBe('nosniff')
    expect(one.headers.get('strict-transport-security')).toBeNull()
  })

  it('lets forms of the root domain lead to tenants, and those of tenants nowhere else', () => {
    expect(ask('localhost').headers.get('content-security-policy')).toContain("form-action 'self' *.localhost:*")
    expect(ask('acme.localhost').headers.get('content-security-policy')).toMatch(/form-action 'self'(;|$)/)
  })

  it('keeps a sane request id, replaces any other, and says the path itself', () => {
    expect(ask('acme.localhost', '/', { 'x-request-id': 'proxy-12345' }).headers.get('x-request-id')).toBe('proxy-12345')
    expect(ask('acme.localhost', '/', { 'x-request-id': 'a b' }).headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
    const forged = ask('acme.localhost', '/desk?x=1', { 'x-farol-path': '/elsewhere' })
    expect(forged.headers.get('x-middleware-request-x-farol-path')).toBe('/desk?x=1')
  })
})
