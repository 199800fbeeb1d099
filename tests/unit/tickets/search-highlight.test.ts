import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerpt, highlight, stemsIn } from '@/lib/tickets/search/highlight'

const marked = (text: string, stems: string[]) => highlight(text, stems).filter(({ hit }) => hit).map((piece) => piece.text)

test('forms of a word are marked, with and without accents, and words that only contain it are not', () => {
  expect(marked('Configuração da impressora e das IMPRESSORAS; reconfigurar não', ['configur', 'impressor'])).toEqual([
    'Configuração',
    'impressora',
    'IMPRESSORAS',
  ])
})

test('the pieces are the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ minLength: 1 })), (text, stems) => {
    expect(highlight(text, stems).map((piece) => piece.text).join('')).toBe(text)
  }))
})

test('an excerpt shows where the words stand together, not the first of them', () => {
  const text = `A impressora chegou ontem. ${'Nada a ver com isso. '.repeat(20)}O toner da impressora acabou de novo.`
  const found = excerpt(text, ['impressor', 'toner'])
  expect(found?.filter(({ hit }) => hit).map((piece) => piece.text)).toEqual(['toner', 'impressora'])
  expect(found?.map((piece) => piece.text).join('').length).toBeLessThan(230)
})

test('a long text of nothing but what is searched for takes no time', () => {
  const started = performance.now()
  for (let round = 0; round < 20; round++) excerpt('vpn '.repeat(5_000), ['vpn'])
  expect(performance.now() - started).toBeLessThan(2_000)
})

test('nothing found, no excerpt', () => expect(excerpt('Sem nada', ['toner'])).toBeNull())

test('stems are read from a query', () => {
  expect(stemsIn(`'impressor' | 'impressora' & 'd''agua':*`)).toEqual(['impressor', 'impressora', "d'agua"])
})
