import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { getT } from '@/components/i18n/get-t'
import { messages } from '@/components/i18n/messages'
import { formatBytes, formatDateTime, formatDuration, formatRelative } from '@/lib/platform/i18n/format'
import { negotiateLocale } from '@/lib/platform/i18n/locale'

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(prefix + key, value)
    else for (const [path, text] of flatten(value, `${prefix}${key}.`)) flat.set(path, text)
  }
  return flat
}

/** Arguments and tags of an ICU message: `count:plural`, `name:argument`, `<link>`. */
function icuArguments(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return []
      case TYPE.tag:
        return [`<${element.value}>`, ...icuArguments(element.children)]
      case TYPE.select:
      case TYPE.plural:
        return [
          `${element.value}:${TYPE[element.type]}`,
          ...Object.values(element.options).flatMap((option) => icuArguments(option.value)),
        ]
      default:
        return [`${element.value}:${TYPE[element.type]}`]
    }
  })
}

const signature = (text: string) => [...new Set(icuArguments(parse(text)))].sort()

describe('messages', () => {
  const portuguese = flatten(messages['pt-BR'])
  const english = flatten(messages.en)

  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...portuguese.keys()].sort())
  })

  it('take the same arguments in both languages', () => {
    for (const [key, text] of portuguese) {
      expect(signature(english.get(key) ?? ''), key).toEqual(signature(text))
    }
  })

  it('are never empty', () => {
    const empty = [...portuguese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual([])
  })

  it('are translated by getT, whole or by namespace', () => {
    expect(getT('pt-BR')('common.status.in_progress')).toBe('Em atendimento')
    expect(getT('en', 'common')('priorityLabel', { level: '1', name: 'Critical' })).toBe('Priority 1: Critical')
    expect(getT('en', 'common')).toBe(getT('en', 'common'))
  })
})

describe('negotiateLocale', () => {
  it.each([
    [{ cookie: 'en', acceptLanguage: 'pt-BR' }, 'en'],
    [{ cookie: 'klingon', acceptLanguage: 'en-GB,en;q=0.9' }, 'en'],
    [{ acceptLanguage: 'fr, en;q=0.4, pt;q=0.8' }, 'pt-BR'],
    [{ acceptLanguage: 'pt-PT' }, 'pt-BR'],
    [{ acceptLanguage: 'pt;q=0, en;q=0.1' }, 'en'],
    [{ acceptLanguage: 'de', tenantDefault: 'en' as const }, 'en'],
    [{ acceptLanguage: ';;;q=x,,' }, 'pt-BR'],
    [{}, 'pt-BR'],
  ])('%j speaks %s', (hints, expected) => {
    expect(negotiateLocale(hints)).toBe(expected)
  })
})

describe('formatting', () => {
  const noonUtc = new Date('2026-11-22T15:05:00Z')

  it('prints instants in the timezone it is told', () => {
    expect(formatDateTime(noonUtc, { locale: 'pt-BR', timeZone: 'America/Sao_Paulo' })).toBe('22/11/2026, 12:05')
    expect(formatDateTime(noonUtc, { locale: 'en', timeZone: 'Asia/Kolkata' }, 'time')).toBe('20:35')
  })

  it('tells how long ago', () => {
    const minutesAgo = new Date(noonUtc.getTime() - 5 * 60_000)
    expect(formatRelative(minutesAgo, noonUtc, 'pt-BR')).toBe('há 5 minutos')
    expect(formatRelative(noonUtc, noonUtc, 'en')).toBe('now')
  })

  it.each([
    [0, '0 s'],
    [45, '45 s'],
    [3_600, '1 h'],
    [5_400, '1 h 30 min'],
    [273_600, '3 d 4 h'],
  ])('%d seconds are %s', (seconds, expected) => {
    expect(formatDuration(seconds)).toBe(expected)
  })

  it('prints sizes in decimal units', () => {
    expect(formatBytes(1_540_000, 'pt-BR')).toBe('1,5 MB')
    expect(formatBytes(0, 'en')).toBe('0 B')
  })
})
