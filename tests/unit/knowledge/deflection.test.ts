import { describe, expect, it } from 'vitest'
import { draftText } from '@/lib/knowledge/deflection/tickets/draft-text'
import { impersonal } from '@/lib/knowledge/deflection/tickets/impersonal'
import { countedQuery } from '@/lib/knowledge/search/counted-query'

describe('a search as it is counted', () => {
  it.each([
    ['  VPN não   Conecta! ', 'vpn nao conecta'],
    ['erro de ana.prado@acme.test no outlook', 'erro de no outlook'],
    ['ramal 11 4002-8922', 'ramal 11'],
    ['CPF 123.456.789-09', 'cpf'],
  ])('%j is %j', (given, counted) => expect(countedQuery(given)).toBe(counted))

  it.each(['', '  ', 'ab', 'ana@acme.test', '!!'])('%j is not counted', (given) => expect(countedQuery(given)).toBeNull())
})

describe('an impersonal text', () => {
  const names = ['Ana Prado', 'João de Souza']
  it.each([
    ['A Ana Prado não acessa', 'A … não acessa'],
    ['Falei com Prado e com o joão.', 'Falei com … e com o ….'],
    ['Escreva para ana.prado@acme.com.br ou (11) 94002-8922', 'Escreva para … ou …'],
    ['CPF 123.456.789-09 na máquina 10.0.0.12', 'CPF … na máquina …'],
    ['Senha vence hoje\n\nAtt,\nAna Prado\nFinanceiro', 'Senha vence hoje'],
    ['A semana e a banana ficam', 'A semana e a banana ficam'],
  ])('%j becomes %j', (given, left) => expect(impersonal(given, names)).toBe(left))
})

it('a draft has a heading for each part that there is', () => {
  const parts = { symptoms: 'Não abre', cause: ' ', workaround: '', solution: 'Reinstalar' }
  expect(draftText('pt-BR', parts)).toBe('## Sintomas\n\nNão abre\n\n## Solução\n\nReinstalar')
})
