import { describe, expect, it } from 'vitest'
import { completeMapping, guessMapping } from '@/lib/imports/csv/fields'
import { prepareCsv } from '@/lib/imports/csv/prepare'
import { errorCsv } from '@/lib/imports/error-csv'
import { encodeReason, reason, reasonText } from '@/lib/imports/reasons'
import { fileOf, unitsOf } from './support'

const draftOf = async (text: string, mapping = {}) => (await unitsOf(prepareCsv(mapping), fileOf(text)))[0]?.draft
const refusalOf = async (text: string) => (await unitsOf(prepareCsv({}), fileOf(text)))[0]?.rejected?.reason

describe('what columns are', () => {
  it('is guessed by their names in both languages', () => {
    expect(guessMapping(['Chamado', 'Título', 'Situação', 'E-mail do solicitante', 'Criado em', 'assigneeEmail', 'Custo'])).toEqual({
      Chamado: 'externalRef',
      Título: 'title',
      Situação: 'status',
      'E-mail do solicitante': 'requesterEmail',
      'Criado em': 'createdAt',
      assigneeEmail: 'assigneeEmail',
      Custo: null,
    })
  })

  it('is said by the mapping, which takes a field away from a guess', () => {
    expect(completeMapping(['Title', 'Nome'], { Nome: 'title' })).toEqual({ Title: null, Nome: 'title' })
  })
})

describe('a row of a plain CSV file', () => {
  it('becomes an incident with what happened to it', async () => {
    const found = await draftOf(
      'Número;Título;Situação;Impacto;Urgência;Categoria;Solicitante;E-mail;Equipe;Canal;Etiquetas;Criado em;Resolvido em;Fechado em;Solução;Custo\n' +
        'A-1;Impressora parada;Fechado;alto;média;Hardware > Impressoras;Marina;MARINA@example.test;N1;telefone;Urgente, filial;' +
        '01/03/2026 09:00;2026-03-01T15:00:00Z;02/03/2026;Troca do rolo;120\n',
    )
    expect(found).toMatchObject({
      externalRef: 'A-1',
      title: 'Impressora parada',
      status: 'closed',
      impact: 'high',
      urgency: 'medium',
      priority: null,
      category: ['Hardware', 'Impressoras'],
      requester: { name: 'Marina', email: 'marina@example.test' },
      team: 'N1',
      channel: 'phone',
      tags: ['filial', 'urgente'],
      createdAt: new Date('2026-03-01T12:00:00Z'),
      resolvedAt: new Date('2026-03-01T15:00:00Z'),
      closedAt: new Date('2026-03-02T03:00:00Z'),
      resolution: 'Troca do rolo',
      source: { Custo: '120' },
    })
    expect(found?.history.map(({ type, new: next }) => [type, next?.is === 'plain' && next.value])).toEqual([
      ['created', 'new'],
      ['changed', 'resolved'],
      ['changed', 'closed'],
    ])
  })

  it('needs no more than a title', async () => {
    expect(await draftOf('title\nPrinter down\n')).toMatchObject({
      status: 'new', impact: 'medium', urgency: 'medium', channel: 'other', requester: null, createdAt: null, history: [],
    })
  })

  it('takes impact and urgency from a priority alone', async () => {
    expect(await draftOf('title,priority\nDown,P1\n')).toMatchObject({ impact: 'high', urgency: 'high', priority: 1 })
  })

  it.each([
    ['title\n""\n', null],
    ['title,status\nPrinter,\n', null],
    ['title,status\n,new\n', 'missing_value'],
    ['title\nab\n', 'too_short'],
    ['title,status\nPrinter,exploded\n', 'unknown_state'],
    ['title,impact\nPrinter,huge\n', 'unknown_level'],
    ['title,priority\nPrinter,9\n', 'unknown_priority'],
    ['title,channel\nPrinter,pigeon\n', 'unknown_channel'],
    ['title,email\nPrinter,nobody\n', 'bad_email'],
    ['title,created\nPrinter,31/02/2026\n', 'bad_date'],
    ['title,category\nPrinter,a>b>c>d>e>f\n', 'too_long'],
    ['title,created,closed\nPrinter,02/03/2026,01/03/2026\n', 'end_before_start'],
  ])('%j is refused as %s', async (text, code) => {
    expect((await refusalOf(text))?.code ?? null).toBe(text === 'title\n""\n' ? 'missing_value' : code)
  })
})

describe('a refused row', () => {
  it('is told in the reader’s language', () => {
    const stored = encodeReason(reason('bad_date', 'opened_at', '31-02-2016'))
    expect(reasonText(stored, 'pt-BR')).toBe('Data que não existe em opened_at: 31-02-2016')
    expect(reasonText(stored, 'en')).toBe('No such date in opened_at: 31-02-2016')
  })

  it('does no harm in a spreadsheet', async () => {
    async function* errors() {
      yield { row: 7, message: '=HYPERLINK("http://example.test")' }
    }
    let text = ''
    for await (const line of errorCsv(errors(), ['Row', 'Reason'])) text += line
    expect(text).toBe('\u{feff}"Row","Reason"\r\n7,"\'=HYPERLINK(""http://example.test"")"\r\n')
  })
})
