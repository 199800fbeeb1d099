import { describe, expect, test } from 'vitest'
import { composeBody } from '@/lib/channels/email/steps/body'
import { splitQuotedHtml } from '@/lib/channels/email/steps/quoted-html'
import { splitQuotedText } from '@/lib/channels/email/steps/quoted-text'
import { REPLY_MARKERS } from '@/lib/platform/mail/marker'
import { htmlOfText, sanitiseMail, textOfHtml } from '@/lib/channels/email/steps/sanitise'

const labels = { history: 'Histórico', empty: '(vazio)', more: '[…]' }
const compose = (more: Partial<Parameters<typeof composeBody>[0]>) => composeBody({ subject: 'x', text: '', html: '', ...more }, labels)

describe('splitQuotedText', () => {
  test.each([
    ['Oi\n\nEm seg., 23 de nov. de 2026, Ana <a@b> escreveu:\n> x', 'Oi'],
    ['Oi\n\nEm seg., 23 de nov. de 2026 às 10:22, Ana Maria da Silva\n<ana@empresa.test>\nescreveu:\n\n> x', 'Oi'],
    ['Oi\n\nOn Mon, Nov 23, 2026 at 9:00 AM, X wrote:\n> x', 'Oi'],
    ['Oi\n\n-----Mensagem original-----\nDe: x', 'Oi'],
    ['Oi\n\n----- Original Message -----\nFrom: x', 'Oi'],
    ['Oi\n\n________________________________\nDe: A <a@b>\nEnviado: hoje\nPara: B\nAssunto: C', 'Oi'],
    ['Oi\n\n*De:* A\n*Enviada em:* hoje\n*Para:* B', 'Oi'],
    ['Oi\n\nFrom: A\nSent: today\nTo: B\nSubject: C\n\nx', 'Oi'],
    ['Oi\n-- \nAna\nRH', 'Oi'],
    ['Oi\n\nEnviado do meu iPhone', 'Oi'],
    ['Oi\n\nObter o Outlook para Android\n\nDe: x', 'Oi'],
    ['Oi\n\n## Responda acima desta linha ##\nx', 'Oi'],
    ['Oi\n\n--- Reply above this line ---\nx', 'Oi'],
    ['De: quem é isto?\nNão sei', 'De: quem é isto?\nNão sei'],
    ['Em 2025 o sistema caiu.\nDe novo.', 'Em 2025 o sistema caiu.\nDe novo.'],
    ['On Monday it broke.', 'On Monday it broke.'],
    ['> pergunta\nresposta', '> pergunta\nresposta'],
    ['> só citação', '> só citação'],
    ['Oi\n\nEm seg., 2 de nov. de 2026 às 10:00, Fulano escreveu:\n> a', 'Oi'],
    ['Oi\n\nEm seg., 2 de nov. de 2026 às 10:00, Fulano de Tal\n<fulano@x.test> escreveu:\na', 'Oi'],
    ['Oi\n\nEm 02/11/2026 10:00, Fulano escreveu:\na', 'Oi'],
    ['Em anexo, o que o fornecedor escreveu:\nA peça chega amanhã.', 'Em anexo, o que o fornecedor escreveu:\nA peça chega amanhã.'],
    ['Viagem\nDe: Recife\nPara: Natal\nData: 10/11', 'Viagem\nDe: Recife\nPara: Natal\nData: 10/11'],
    ['Enviado pelo correio ontem.\nChegou?', 'Enviado pelo correio ontem.\nChegou?'],
    ['Oi\nEnviado do meu iPhone\n\nEm 2 de nov. de 2026, às 10:00, A <a@x.test> escreveu:\n> b', 'Oi'],
    ['', ''],
  ])('%j', (text, head) => expect(splitQuotedText(text).head).toBe(head))

  test.each(Object.values(REPLY_MARKERS))('our own marker: %s', (marker) => {
    expect(splitQuotedText(`Oi\n\n${marker}\n\nOlá`).head).toBe('Oi')
  })

  test('nothing is lost: head and tail are the whole', () => {
    const { head, tail } = splitQuotedText('A\nB\n\nEm 1/1/2026, X escreveu:\n> C\n> D')
    expect(`${head}\n\n${tail}`).toBe('A\nB\n\nEm 1/1/2026, X escreveu:\n> C\n> D')
  })
})

test('splitQuotedHtml cuts where clients mark, and not when nothing would be left', () => {
  expect(splitQuotedHtml('<p>Oi</p><div class="gmail_quote">x</div>')).toEqual({ head: '<p>Oi</p>', tail: '<div class="gmail_quote">x</div>' })
  expect(splitQuotedHtml("<p>Oi</p><BLOCKQUOTE type = 'cite'>x</BLOCKQUOTE>").tail).not.toBe('')
  expect(splitQuotedHtml('<style>p{}</style>&nbsp;<div class="gmail_quote">x</div>').tail).toBe('')
})

describe('sanitiseMail', () => {
  test.each([
    ['<img src="cid:1" alt="tela"><img src="http://t/p.gif">', '[tela]'],
    ['<a href="javascript:x">a</a><a href="http://x/">b</a>', '<a target="_blank" rel="noopener noreferrer nofollow ugc">a</a><a href="http://x/" target="_blank" rel="noopener noreferrer nofollow ugc">b</a>'],
    ['<div style="DISPLAY : none !important">x</div>y', 'y'],
    ['<p hidden>x</p>y', 'y'],
    ['<p style="color:red" class="a" id="b">x</p>', '<p>x</p>'],
    ['<scr<script>ipt>alert(1)</script>', 'ipt&gt;alert(1)'],
    ['<svg><style><img src=x onerror=alert(1)></style></svg>z', 'z'],
    ['<math><mi xlink:href="javascript:x">q</mi></math>z', 'z'],
    ['a\u202eb\u200bc', 'abc'],
  ])('%s', (html, clean) => expect(sanitiseMail(html)).toBe(clean))

  test('elements without end are read in time', () => {
    const started = performance.now()
    expect(textOfHtml(sanitiseMail('<div>'.repeat(100_000) + 'fundo'))).toContain('fundo')
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('composeBody', () => {
  test('HTML goes before text, the history is folded', () => {
    const body = compose({ text: 'outro', html: '<p>Oi <b>eu</b></p><div class="gmail_quote">velho</div>' })
    expect(body).toMatchObject({ text: 'Oi eu', folded: true, html: '<p>Oi <b>eu</b></p><details><summary>Histórico</summary><div>velho</div></details>' })
  })
  test('text is shown as it was typed, with links', () => {
    expect(compose({ text: '<b>não</b>\nveja https://x.test/a?b=1&c=2.' }).html).toBe(
      '<p>&#60;b&#62;não&#60;/b&#62;<br />veja <a href="https://x.test/a?b=1&#38;c=2" target="_blank" rel="noopener noreferrer nofollow ugc">https://x.test/a?b=1&#38;c=2</a>.</p>',
    )
    expect(htmlOfText('')).toBe('')
  })
  test('nothing written says so; a forward is left whole', () => {
    expect(compose({})).toMatchObject({ text: '(vazio)', format: 'none' })
    expect(compose({ subject: 'Fwd: x', text: 'veja\n-----Mensagem original-----\nDe: z' }).text).toContain('De: z')
  })
  test('what is too long goes on in a file', () => {
    const body = compose({ text: 'x'.repeat(40_000) })
    expect([body.text.length <= 30_000, body.text.endsWith('[…]'), body.overlong?.length]).toEqual([true, true, 40_000])
  })
  test('characters that a database or a reader has no place for are left out', () => {
    expect(compose({ text: 'a\u0000b\u0007c\ud800' }).text).toBe('abc\ufffd')
  })
})

test.each([
  ['web addresses that end in dots', `http://a${'.'.repeat(1_990)}x `.repeat(2_500)],
  ['beginnings of quotes', 'on 1 wrote wrote wrote wrote wrote wrote wrote\n'.repeat(100_000)],
  ['lines drawn for signatures', '-- \nx\n'.repeat(500_000)],
  ['phones', 'Enviado do meu telefone\nx\n'.repeat(200_000)],
  ['dots', '.'.repeat(5_000_000)],
])('a text of %s takes no longer than another', (_, text) => {
  const start = performance.now()
  composeBody({ text, html: '', subject: '' }, { history: 'h', empty: 'e', more: 'm' })
  expect(performance.now() - start).toBeLessThan(3_000)
})
