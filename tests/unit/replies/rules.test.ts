import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { asWords, fillReply, firstNameOf, unknownVariables } from '@/lib/tickets/replies/rules'

const VALUES = {
  'requester.name': 'Ana Maria',
  'requester.firstName': 'Ana',
  'ticket.number': 'INC-000001',
  'ticket.title': 'Impressora',
  'agent.name': 'Bia',
  'team.name': '',
  link: 'https://acme.example.com/portal/tickets/INC-000001',
}

describe('fillReply', () => {
  it('fills variables, with or without spaces, and leaves other braces alone', () => {
    expect(fillReply('Olá {{requester.firstName}}, o {{ ticket.number }} — {{x}} {y} {{team.name}}.', VALUES)).toBe('Olá Ana, o INC-000001 — {{x}} {y} .')
    expect(fillReply('{{link}}', VALUES)).toBe(VALUES.link)
  })

  it('reads braces full of spaces at once', () => {
    const body = `${'{{'.repeat(500)}${' '.repeat(10_000)}${'{{ '.repeat(500)}`
    const begun = performance.now()
    expect(fillReply(body, VALUES)).toBe(body)
    expect(unknownVariables(`{{${' '.repeat(10_000)}x${' '.repeat(10_000)}}}`)).toEqual(['x'])
    expect(performance.now() - begun).toBeLessThan(500)
  })

  it('does not fill what a value says', () => {
    expect(fillReply('{{ticket.title}}', { ...VALUES, 'ticket.title': '{{agent.name}} $& $1' })).toBe('{{agent.name}} $\\& $1')
  })

  it.each([
    '[clique aqui](https://evil.example)',
    '![x](https://evil.example/p.png)',
    '<https://evil.example>',
    'https://evil.example/x',
    'a@evil.example',
    '<script>alert(1)</script>',
    '**negrito** `code` ~~x~~',
    '# título',
    '- item',
    '1. item',
    '> citação',
    '&lt;b&gt;',
    'a\n\n# b',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    'back\\slash',
  ])('shows a hostile name as plain words: %s', (name) => {
    const html = renderMarkdown(fillReply('{{requester.name}}', { ...VALUES, 'requester.name': name }))
    expect(html).toMatch(/^<p>[^<]*<\/p>$/)
    const shown = html.replace(/<\/?p>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    expect(shown).toBe(name.replace(/\s+/g, ' '))
  })

  it('leaves ordinary names as they are', () => {
    for (const name of ["Ana-Maria D'Ávila Jr.", 'João (TI)', 'VPN: não conecta!', '50% #2']) expect(asWords(name)).toBe(name)
  })
})

describe('unknownVariables', () => {
  it('lists each once', () => {
    expect(unknownVariables('{{requester.name}} {{nome}} {{ nome }} {{}} {{ticket.title}}')).toEqual(['nome', ''])
    expect(unknownVariables('sem chaves { } {{')).toEqual([])
  })
})

it('firstNameOf takes the first word', () => {
  expect(firstNameOf('  Ana Maria ')).toBe('Ana')
})
