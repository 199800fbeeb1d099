import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { partFrontMatter } from '@/lib/knowledge/import/front-matter'
import { renderArticle } from '@/lib/knowledge/render/render'
import { LIMITS } from '@/lib/knowledge/vocabulary'

const html = (source: string) => renderArticle(source).html

describe('what an article looks like', () => {
  it('has headings below the title, with anchors that do not repeat', () => {
    const { headings, html: page } = renderArticle('# Início\n\n## Senha e `MFA`\n\n# Início')
    expect(headings).toEqual([
      { id: 's-inicio', level: 2, text: 'Início' },
      { id: 's-senha-e-mfa', level: 3, text: 'Senha e MFA' },
      { id: 's-inicio-2', level: 2, text: 'Início' },
    ])
    expect(page).toContain('<h2 id="s-inicio">Início</h2>')
    expect(page).toContain('<h3 id="s-senha-e-mfa">')
  })

  it('keeps the levels of a text that begins with ##', () => {
    expect(renderArticle('## A\n\n### B').headings.map(({ level }) => level)).toEqual([2, 3])
  })

  it('makes asides of callouts, and of nothing else', () => {
    expect(html('> [!WARNING]\n> Não desligue.')).toBe('<aside class="callout callout-warning">\n<p>Não desligue.</p>\n</aside>')
    expect(html('> [!note] \n>\n> - a')).toContain('callout-note')
    expect(html('> [!OTHER]\n> text')).toContain('<blockquote>')
    expect(html('> plain')).toContain('<blockquote>')
    expect(html('> [!TIP]\n> > quoted\n>\n> end')).toMatch(/^<aside[^>]*>\s*<blockquote>[^]*<\/blockquote>[^]*<\/aside>$/)
  })

  it('has tables, code and tasks', () => {
    expect(html('| a | b |\n|---|--:|\n| 1 | 2 |')).toContain('<td align="right">2</td>')
    expect(html('```powershell\nGet-Item\n```')).toBe('<pre tabindex="0"><code class="language-powershell">Get-Item\n</code></pre>')
    expect(html('- [x] done\n- [ ] open')).toContain('<li class="task">☑ done</li>')
  })

  it('shows its own pictures, and of others only their description', () => {
    const id = '019a0000-0000-7000-8000-000000000000'
    expect(html(`![Tela](kb-file:${id})`)).toBe(`<p><img src="/files/kb/${id}" alt="Tela" loading="lazy" /></p>`)
    expect(html(`[manual.pdf](kb-file:${id})`)).toContain(`href="/files/kb/${id}"`)
    expect(html('![Pixel](https://tracker.example/x.png)')).toBe('<p>Pixel</p>')
  })

  it('makes a card of a film that stands alone', () => {
    expect(html('https://youtu.be/dQw4w9WgXcQ')).toContain('<p class="video video-youtube"><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"')
    expect(html('See https://youtu.be/dQw4w9WgXcQ')).not.toContain('video')
    expect(html('[Aula](https://vimeo.com/76979871)')).toContain('video-vimeo')
  })

  it('gives searches the words alone', () => {
    expect(renderArticle('## T\n\nA **b** [c](https://x.example)\nd\n\n```\ncode\n```').text).toBe('T\nA b c d\ncode')
  })
})

describe('what an article cannot do', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '![x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '<iframe src="https://evil.example"></iframe>',
    '[x](kb:"><script>)',
    '`<script>`',
  ])('%s is only text', (source) => {
    expect(html(source)).not.toMatch(/<(?:script|iframe|img)|href="(?:javascript|data)/i)
  })

  it('nests, repeats and grows without end', () => {
    expect(html(`${'> '.repeat(500)}deep`)).toContain('deep')
    expect(html('a'.repeat(LIMITS.body + 1))).toMatch(/^<p>a+<\/p>$/)
    const repeated = renderArticle('# a\n\n'.repeat(20_000)).headings
    expect(repeated.at(-1)?.id).toBe('s-a-20000')
    expect(html('> [!NOTE]\n> a\n\n'.repeat(5_000)).match(/<\/aside>/g)).toHaveLength(5_000)
    const wide = `|${'a|'.repeat(2_000)}\n|${'-|'.repeat(2_000)}\n${'|1|\n'.repeat(100)}`
    expect(html(wide)).not.toContain('<table>')
  })
})

describe('the articles of the demonstration', () => {
  const files = readdirSync('prisma/seed/content/articles').filter((name) => name.endsWith('.md'))
  it.each(files)('%s is read whole', (name) => {
    const { body, broken, fields } = partFrontMatter(readFileSync(`prisma/seed/content/articles/${name}`, 'utf8'))
    expect(broken).toBe(false)
    expect(fields.title).toBeTruthy()
    const rendered = renderArticle(body)
    expect(rendered.headings.length).toBeGreaterThan(1)
    expect(rendered.html).not.toMatch(/\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/)
  })
})
