import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brandOf, contrastOf } from '@/lib/knowledge/public/rules/colours'
import { feed } from '@/lib/knowledge/public/rules/feed'
import { categoryPath, pageNumberOf, sitemapPartOf } from '@/lib/knowledge/public/rules/paths'
import { questionsOf } from '@/lib/knowledge/public/rules/questions'
import { withScrolling } from '@/lib/knowledge/public/rules/scrolling'
import { articlePages, fixedPages, sitemap, sitemapIndex } from '@/lib/knowledge/public/rules/sitemap'
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
  const languages = [{ locale: 'pt-BR', slug: 'vpn' }, { locale: 'en', slug: 'vpn-en' }] as const

  it('names every page in each language, with its others', () => {
    const articles = [{ changedAt: '2026-01-02T03:04:05Z', languages }, { changedAt: '2026-01-01T00:00:00Z', languages: [{ locale: 'en', slug: 'only' }] }] as const
    const xml = sitemap(ORIGIN, [...fixedPages([], 'pt-BR'), ...articlePages(articles)])
    expect(xml.match(/<loc>/g)).toHaveLength(5)
    expect(xml).toContain(`<loc>${ORIGIN}/kb/en/articles/vpn-en</loc><lastmod>2026-01-02T03:04:05Z</lastmod>`)
    expect(xml).toContain(`hreflang="x-default" href="${ORIGIN}/kb/pt-BR/articles/vpn"`)
    expect(xml).toContain(`<url><loc>${ORIGIN}/kb/en/articles/only</loc><lastmod>2026-01-01T00:00:00Z</lastmod></url>`)
  })

  it('leads readers of other languages to the organisation’s, as the page of a category does', () => {
    expect(sitemap(ORIGIN, fixedPages([{ slug: 'rede' }], 'en'))).toContain(`hreflang="x-default" href="${ORIGIN}/kb/en/categories/rede"`)
  })

  it('is an index of parts where it is large', () => {
    const xml = sitemapIndex(ORIGIN, [{ changedAt: '2026-01-02T03:04:05Z' }, { changedAt: '2026-01-01T00:00:00Z' }])
    expect(xml).toContain(`<sitemap><loc>${ORIGIN}/kb/sitemap-2.xml</loc><lastmod>2026-01-01T00:00:00Z</lastmod></sitemap>`)
    expect(['sitemap-1.xml', 'sitemap-12.xml', 'sitemap-0.xml', 'sitemap-.xml', 'sitemap-99999.xml', 'en'].map(sitemapPartOf)).toEqual([1, 12, null, null, null, null])
  })
})

describe('pages of a list', () => {
  it('have one address each', () => {
    expect(['1', '2', '10', '9999', '0', '02', '-1', '2.0', '99999', 'x', ''].map(pageNumberOf)).toEqual([null, 2, 10, 9999, null, null, null, null, null, null, null])
    expect([categoryPath('en', 'a'), categoryPath('en', 'a', 2)]).toEqual(['/kb/en/categories/a', '/kb/en/categories/a/2'])
  })
})

describe('what scrolls', () => {
  it('is reached by keyboard and has a name of its own', () => {
    const names = { table: (number: number) => `Tabela ${number}`, code: (number: number) => `Código ${number}` }
    const html = withScrolling('<table><tr></tr></table><pre tabindex="0"><code>a</code></pre><table></table><p>&lt;table&gt;</p>', names)
    expect(html).toBe(
      '<div class="scroll" role="group" aria-label="Tabela 1" tabindex="0"><table><tr></tr></table></div>' +
        '<pre role="group" aria-label="Código 1" tabindex="0"><code>a</code></pre>' +
        '<div class="scroll" role="group" aria-label="Tabela 2" tabindex="0"><table></table></div><p>&lt;table&gt;</p>',
    )
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
