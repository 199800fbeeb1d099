import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '@/lib/platform/text/markdown'

describe('renderMarkdown', () => {
  it('keeps what a message needs', () => {
    const html = renderMarkdown('**Oi**\nsegunda linha\n\n- um\n- dois\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`x < y`')
    expect(html).toContain('<strong>Oi</strong><br />segunda linha')
    expect(html).toContain('<li>dois</li>')
    expect(html).toContain('<td>1</td>')
    expect(html).toContain('<code>x &lt; y</code>')
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '<a href="vbscript:x" onclick="y()">z</a>',
    '<svg><animate onbegin=alert(1)></svg>',
    '<iframe src="//evil.example"></iframe>',
    '<div style="position:fixed;inset:0">x</div>',
    '![x](https://evil.example/pixel.png)',
    '<form action="/x"><input name=a></form>',
  ])('disarms %s', (source) => {
    const html = renderMarkdown(source)
    expect(html).not.toMatch(/<(script|img|svg|iframe|form|input|div|style)/i)
    // What was typed may be shown as text; it must not be in a tag.
    for (const tag of html.match(/<[^>]*>/g) ?? []) expect(tag).not.toMatch(/\son\w+=|javascript:|vbscript:|data:/i)
  })

  it('sends links to a new tab without a referrer', () => {
    expect(renderMarkdown('[a](https://example.com)')).toContain('target="_blank" rel="noopener noreferrer nofollow ugc"')
  })

  it('shows HTML as it was typed, and strikes, aligns and links as GitHub does', () => {
    expect(renderMarkdown('erro em <id>')).toBe('<p>erro em &lt;id&gt;</p>')
    expect(renderMarkdown('~~fora~~')).toBe('<p><del>fora</del></p>')
    expect(renderMarkdown('|a|\n|-:|\n|1|')).toContain('<td align="right">1</td>')
    expect(renderMarkdown('veja https://example.com/a e ana@example.com')).toMatch(/href="https:\/\/example.com\/a".*href="mailto:ana@example.com"/)
    expect(renderMarkdown('abra readme.md')).toBe('<p>abra readme.md</p>')
  })

  it('of nothing is nothing', () => {
    expect(renderMarkdown('  \n ')).toBe('')
  })
})
