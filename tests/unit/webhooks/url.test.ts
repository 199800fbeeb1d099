import { describe, expect, it } from 'vitest'
import { resolveHost } from '@/lib/platform/http/outbound/resolve'
import { urlFlaw } from '@/lib/platform/http/outbound/url'

describe('an address to send to', () => {
  it.each(['https://example.com', 'https://example.com:8443/a?b=c', 'https://example.com:443', 'https://xn--caf-dma.example/', 'https://café.example/'])(
    'may be %s',
    (url) => expect(urlFlaw(url, false)).toBeNull(),
  )

  it.each([
    ['example.com', 'invalid_url'],
    ['ftp://example.com', 'invalid_url'],
    ['javascript:alert(1)', 'invalid_url'],
    ['file:///etc/passwd', 'invalid_url'],
    ['https://user:password@example.com', 'invalid_url'],
    ['https://user@example.com', 'invalid_url'],
    ['http://example.com', 'https_required'],
    ['https://example.com:22', 'port_not_allowed'],
    ['https://example.com:80', 'port_not_allowed'],
    ['https://localhost', 'private_address'],
    ['https://localhost.', 'private_address'],
    ['https://127.0.0.1', 'private_address'],
    ['https://2130706433', 'private_address'],
    ['https://0x7f.1', 'private_address'],
    ['https://0177.0.0.1', 'private_address'],
    ['https://127.1', 'private_address'],
    ['https://１２７.0.0.1', 'private_address'],
    ['https://⑯⑨。254。⑯⑨。254', 'private_address'],
    ['https://loc%61lhost', 'private_address'],
    ['https://[::1]', 'private_address'],
    ['https://[::ffff:127.0.0.1]', 'private_address'],
    ['https://[64:ff9b::a9fe:a9fe]', 'private_address'],
    ['https://169.254.169.254/latest/meta-data', 'private_address'],
    ['https://metadata.google.internal', 'private_address'],
    ['https://intranet', 'private_address'],
    ['https://example.com@127.0.0.1', 'invalid_url'],
    ['https://127.0.0.1#@example.com', 'private_address'],
  ])('is not %s: %s', (url, flaw) => expect(urlFlaw(url, false)).toBe(flaw))

  it('may be anything of http where private hosts are allowed, but never with credentials', () => {
    expect(urlFlaw('http://127.0.0.1:9', true)).toBeNull()
    expect(urlFlaw('https://a:b@example.com', true)).toBe('invalid_url')
    expect(urlFlaw('ftp://example.com', true)).toBe('invalid_url')
  })
})

describe('the address behind a host', () => {
  const answering = (...addresses: string[]) => ({
    allowPrivate: false,
    lookup: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  })

  it('is the first that the DNS tells, when all are public', async () => {
    expect(await resolveHost('example.com', answering('8.8.8.8', '1.1.1.1'))).toEqual({ address: '8.8.8.8', family: 4 })
  })
  it('is refused when one of them is not', async () => {
    await expect(resolveHost('example.com', answering('8.8.8.8', '127.0.0.1'))).rejects.toMatchObject({ reason: 'private_address' })
    await expect(resolveHost('example.com', answering('::ffff:8.8.8.8'))).rejects.toMatchObject({ reason: 'private_address' })
  })
  it('is unknown when there is none', async () => {
    await expect(resolveHost('example.com', answering())).rejects.toMatchObject({ reason: 'unknown_host' })
    const failing = { allowPrivate: false, lookup: () => Promise.reject(new Error('NXDOMAIN')) }
    await expect(resolveHost('example.com', failing)).rejects.toMatchObject({ reason: 'unknown_host' })
  })
  it('is judged for an address too, without asking anybody', async () => {
    await expect(resolveHost('[::1]', answering('8.8.8.8'))).rejects.toMatchObject({ reason: 'private_address' })
    expect(await resolveHost('8.8.8.8', answering('127.0.0.1'))).toEqual({ address: '8.8.8.8', family: 4 })
  })
})
