import { describe, expect, it } from 'vitest'
import { articleTargets, linkedArticleIds, renamedTargets, withArticleLinks } from '@/lib/knowledge/render/links'
import { renderArticle } from '@/lib/knowledge/render/render'
import { freeSlug, slugOf } from '@/lib/knowledge/render/slug'
import { videoOf } from '@/lib/knowledge/render/video'

const id = '019a0000-0000-7000-8000-000000000001'
const text = `See [VPN](kb:${id}), [again](kb:${id}#Passo a passo) and [Wi-Fi](kb:wifi-corporativo).`

describe('links between articles', () => {
  it('are found in the text', () => {
    expect(articleTargets(text)).toEqual({ ids: [id], slugs: ['wifi-corporativo'] })
    expect(articleTargets('kb:not-a-link and [x](https://kb:foo)')).toEqual({ ids: [], slugs: [] })
  })

  it('are stored by id and leave by slug', () => {
    const stored = renamedTargets('[Wi-Fi](kb:wifi-corporativo) [x](kb:unknown)', new Map([['wifi-corporativo', id]]))
    expect(stored).toBe(`[Wi-Fi](kb:${id}) [x](kb:unknown)`)
    expect(renamedTargets(stored, new Map([[id, 'wifi']]))).toBe('[Wi-Fi](kb:wifi) [x](kb:unknown)')
  })

  it('get the address of the day when they are read, or become text', () => {
    const { html } = renderArticle(text.replace('#Passo a passo', '#passo-a-passo'))
    expect(linkedArticleIds(html)).toEqual([id])
    const shown = withArticleLinks(html, new Map([[id, '/kb/vpn']]))
    expect(shown).toContain('<a href="/kb/vpn">VPN</a>')
    expect(shown).toContain('<a href="/kb/vpn#s-passo-a-passo">again</a>')
    expect(shown).toContain('and Wi-Fi.')
    expect(shown).not.toContain('kb:')
  })
})

describe('slugs', () => {
  it('are made of words', () => {
    expect(slugOf('Não consigo acessar a VPN! (erro 809)')).toBe('nao-consigo-acessar-a-vpn-erro-809')
    expect(slugOf('日本語')).toBe('')
    expect(slugOf('uma frase comprida', 10)).toBe('uma-frase')
    expect(slugOf('x'.repeat(100), 10)).toBe('x'.repeat(10))
  })

  it('get a number when they are taken', () => {
    expect(freeSlug('vpn', new Set(['vpn', 'vpn-2']))).toBe('vpn-3')
  })
})

describe('films', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['https://youtube.com/shorts/dQw4w9WgXcQ', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['https://player.vimeo.com/video/76979871?h=1', 'https://vimeo.com/76979871'],
    ['https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ', null],
    ['javascript:alert(1)', null],
    ['https://vimeo.com/about', null],
  ])('%s', (address, url) => {
    expect(videoOf(address)?.url ?? null).toBe(url)
  })
})
