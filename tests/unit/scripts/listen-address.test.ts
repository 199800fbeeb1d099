import { describe, expect, it } from 'vitest'
import { listenAddress, listenPort } from '@/scripts/lib/listen-address.mjs'

describe('the address of the web process', () => {
  it('is this machine alone while the root domain is localhost', () => {
    expect(listenAddress({})).toBe('127.0.0.1')
    expect(listenAddress({ FAROL_ROOT_DOMAIN: 'localhost' })).toBe('127.0.0.1')
    expect(listenAddress({ FAROL_ROOT_DOMAIN: 'farol.localhost, localhost' })).toBe('127.0.0.1')
  })

  it('is every address for a real domain, and what was said in any case', () => {
    expect(listenAddress({ FAROL_ROOT_DOMAIN: 'desk.example.com,localhost' })).toBeUndefined()
    expect(listenAddress({ FAROL_ROOT_DOMAIN: 'localhost,desk.example.com' })).toBeUndefined()
    expect(listenAddress({ LISTEN_HOST: '0.0.0.0' })).toBe('0.0.0.0')
  })

  it('has the port 3000 unless PORT names another', () => {
    expect(listenPort({})).toBe(3000)
    expect(listenPort({ PORT: '8080' })).toBe(8080)
  })

  it.each(['0', '65536', '80a', '-1', '3000.5'])('refuses the port %s', (PORT) => {
    expect(() => listenPort({ PORT })).toThrow('PORT must be a number')
  })
})
