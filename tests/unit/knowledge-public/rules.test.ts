import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brandOf, contrastOf } from '@/lib/knowledge/public/rules/colours'
import { feed } from '@/lib/knowledge/public/rules/feed'
import { questionsOf } from '@/lib/knowledge/public/rules/questions'
import { sitemap } from '@/lib/knowledge/public/rules/sitemap'
import { isProgram } from '@/lib/knowledge/public/views'

const ORIGIN = 'https://acme.example.com'

describe('the colour of an organisation', () => {
  it('is readable wherever it is text, whatever it is', () => {
    const channel = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'))
    fc.assert(
      fc.property(fc.tuple(channel, channel, channel), (channels) => {
        const { brand, onBrand, day, night } = brandOf(`#${channels.join('')}`)
        expect(contrastOf(brand, onBrand)).toBeGreaterThanOrEqual(4.5)
        for (const ground of ['#ffffff', '#f6f8f9', '#eaf0f2']) expect(contrastOf(day, ground)).toBeGreaterThanOrEqual(4.5)
        for (const ground of ['#08161d', '#0d202a', '#132b37']) expect(contrastOf(night, ground)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('is left as it is where it can be read', () => {
    expect(brandOf('#0B4F63')).toMatchObject({ brand: '#0b4f63', day: '#0b4f63', onBrand: '#ffffff' })
  })
})

describe('questions and answers', () => {
  it('are the headings with what stands below each', () => {
    const html = '<p>Intro</p><h2 id="s-a">Como &amp; quando?</h2><p>Assim.</p><ul><li>um</li><li>dois</li></ul><h3 id="s-c">Nota</h3><h2 id="s-b">Vazia?</h2>'
    expect(questionsOf(html)).toEqual([{ question: 'Como & quando?', answer: 'Assim. um dois Nota' }])
  })
})

describe('the sitemap', () => {
  it('names every page in each language, with its others', () => {
    const languages = [{ locale: 'pt-BR', slug: 'vpn' }, { locale: 'en', slug: 'vpn-en' }] as const
    const xml = sitemap(ORIGIN, [{ changedAt: '2026-01-02T03:04:05Z', languages }, { changedAt: '2026-01-01T00:00:00Z', languages: [{ locale: 'en', slug: 'only' }] }], [])
    expect(xml.match(/<loc>/g)).toHaveLength(5)
    expect(xml).toContain(`<loc>${ORIGIN}/kb/en/articles/vpn-en</loc><lastmod>2026-01-02T03:04:05Z</lastmod>`)
    expect(xml).toContain(`hreflang="x-default" href="${ORIGIN}/kb/pt-BR/articles/vpn"`)
    expect(xml).toContain(`<url><loc>${ORIGIN}/kb/en/articles/only</loc><lastmod>2026-01-01T00:00:00Z</lastmod></url>`)
  })
})

describe('the feed', () => {
  it('holds what was written as text, whatever it is', () => {
    const card = { id: '1', locale: 'pt-BR', slug: 'a', title: '<b>&\u0007"x"', summary: ']]>', categoryId: null, publishedAt: '2026-01-02T03:04:05.000Z' } as const
    const xml = feed({ origin: ORIGIN, home: '/kb/pt-BR', self: '/kb/pt-BR/feed.xml', title: 'A', description: 'B', language: 'pt-BR' }, [card])
    expect(xml).toContain('<title>&lt;b&gt;&amp;&quot;x&quot;</title>')
    expect(xml).toContain('<description>]]&gt;</description>')
    expect(xml).toContain('<pubDate>Fri, 02 Jan 2026 03:04:05 GMT</pubDate>')
  })
})

describe('visitors', () => {
  it('are people: programs say what they are', () => {
    for (const agent of [null, '', 'Googlebot/2.1', 'facebookexternalhit preview', 'curl/8', 'HeadlessChrome']) expect(isProgram(agent)).toBe(true)
    expect(isProgram('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36')).toBe(false)
  })
})
