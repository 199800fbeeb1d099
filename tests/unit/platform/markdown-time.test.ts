import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TEXT_LIMIT } from '@/lib/platform/text/limit'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { tableCells } from '@/lib/platform/text/table-cells'

/** Some hundredths of a second are usual; what is not linear takes ten and more. */
const BOUND_MS = 1_500

const full = (pattern: string): string => pattern.repeat(Math.ceil(TEXT_LIMIT / pattern.length)).slice(0, TEXT_LIMIT)

/** Rendered, once it is seen not to have taken the process with it. */
function inTime(source: string): string {
  const before = process.cpuUsage()
  const html = renderMarkdown(source)
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(BOUND_MS)
  return html
}

describe('a text of the greatest length is rendered in time', () => {
  it.each([
    ['emphasis', ['_a', '*', '*a ', 'a*', 'a**b', '*a_', '**x_ ', '***a__', '*a_b**c__d~~', '~~a~', '~', 'a~~ ', '*'.repeat(5) + 'a']],
    ['brackets', ['[', ']', '[a]', '[a](', '[a](<b', '[ (](', '![', '![a](', '[a](b "', '[a](  ', '[a](()', '[^a]: ', '[a]: ', '[a]: b\n']],
    ['code', ['`', '`a', '` `` ', '```\n', '~~~a\n']],
    ['quotes and lists', ['>', '> ', '1. ', '* ', '- ', '> * 1. ', '* a\n', '* a\n\n', '> a\n', '- a\nb\n', '- [ ] ']],
    ['tables', ['|a', '|a|b|\n', 'a|b\n-|-\n', '-|', ':-']],
    ['tags', ['<', '<a ', '<!--', '<?', '<!A', '<![CDATA[', '<a href="', '</a ', '<http:', '<script>', '<div>\n']],
    ['addresses', ['http://', 'http://a', 'www.', 'a@b.', 'a@b.co ', 'a.', 'a-', '@', 'mailto:', '//a', '[](a)', '<a:>']],
    ['lines and the rest', ['\n', 'a\n', '  \n', '\t', 'a\r\n', '***\n', '=', 'a\n=\n', '# #', '# a\n', '&', '&#', '\\', '\0', '\ud800']],
  ])('%s, again and again', (_name, patterns) => {
    for (const pattern of patterns) inTime(full(pattern))
  })

  it.each([
    ['spaces within a line', `a${' '.repeat(TEXT_LIMIT - 2)}b`],
    ['spaces within a link', `[a](${' '.repeat(TEXT_LIMIT - 5)}b`],
    ['brackets within brackets', '['.repeat(TEXT_LIMIT / 2) + ']'.repeat(TEXT_LIMIT / 2)],
    ['backticks in every number', full(Array.from({ length: 240 }, (_, index) => `${'`'.repeat(index + 1)}a`).join(' '))],
    ['an item below an item', full(Array.from({ length: 240 }, (_, depth) => `${' '.repeat(depth)}* a`).join('\n'))],
    ['a quote that goes on without its mark', `${'>'.repeat(18)}a\n${'b\n'.repeat(14_000)}`],
    ['a domain of single letters', `${'a.'.repeat(14_900)}@`],
  ])('%s', (_name, source) => {
    inTime(source)
  })

  it('any few marks, repeated', () => {
    const mark = fc.constantFrom('*', '_', '~~', '[', ']', '(', ')', '`', '>', '- ', '1. ', '|', '-', ':', '<', '!', '"', '&', '\\', '#', '=', ' ', '\n', '\t', 'a', 'http://', '@', '.')
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 8 }), (marks) => {
        inTime(full(marks.join('')))
      }),
      { numRuns: 40 },
    )
  })
})

describe('a text that asks for more than it holds', () => {
  it('gets no table of a million cells', () => {
    const wide = `|${'a|'.repeat(300)}\n|${'-|'.repeat(300)}\n${'x\n'.repeat(218)}\n`
    const html = inTime(full(wide))
    expect(html).not.toContain('<table>')
    expect(html.length).toBeLessThan(TEXT_LIMIT * 10)
    expect(tableCells(wide)).toBeGreaterThanOrEqual(300 * 219)
    expect(inTime(`|a|b|\n|-|-|\n${'|1|2|\n'.repeat(1_000)}`)).toContain('<table>')
  })

  it('gets no address repeated in every word', () => {
    expect(inTime(`[a]: /${'x'.repeat(15_000)}\n\n${'[a]'.repeat(4_900)}`).length).toBeLessThan(TEXT_LIMIT * 2)
  })

  it('is shown as it was typed when it is nested too deep or too long, down to the last word', () => {
    const deep = `${'> '.repeat(1_000)}fim <b>`
    expect(inTime(deep)).toBe(`<p>${'&gt; '.repeat(1_000)}fim &lt;b&gt;</p>`)
    expect(inTime(`${'- '.repeat(1_000)}fim`)).toContain('- - fim</p>')
    expect(inTime('_a'.repeat(500_000))).toBe(`<p>${'_a'.repeat(500_000)}</p>`)
    expect(inTime(`${'> '.repeat(15)}fim`)).toContain('<p>fim</p>')
  })
})
