import { afterEach, describe, expect, it, vi } from 'vitest'
import { picture } from '@/components/kb-site/picture'
import type { Place } from '@/components/kb-site/place'

afterEach(() => vi.unstubAllGlobals())

const place = { organisation: 'Acme 🏢', colour: '#0b4f63', t: () => 'Ajuda' } as unknown as Place

describe('the picture of an article', () => {
  it.each(['Configurar a VPN', 'Senha 🔒 nova 👨‍👩‍👧', 'パスワード', '\u0000\ud800', ''])('of %j is made without asking anybody', async (title) => {
    const real = globalThis.fetch
    const asked: string[] = []
    vi.stubGlobal('fetch', (input: unknown, init?: RequestInit) => {
      const url = String(input instanceof Request ? input.url : input)
      if (!url.startsWith('http')) return real(input as string, init)
      asked.push(url)
      return Promise.reject(new Error('no network'))
    })
    const image = Buffer.from(await picture(place, title))
    expect(image.subarray(1, 4).toString()).toBe('PNG')
    expect(asked).toEqual([])
  })
})
