import type { Locale } from '@/lib/platform/i18n/locale'
import type { Holiday } from '@/lib/sla/types'
import { isoDate } from './dates'

const DAY = 86_400_000

type Names = Record<Locale, string>

/** The same day every year: Lei 662/1949 in the wording of Lei 10.607/2002, and Lei 6.802/1980 (12 October). */
const YEARLY: readonly (readonly [date: string, names: Names])[] = [
  ['--01-01', { 'pt-BR': 'Confraternização Universal', en: "New Year's Day" }],
  ['--04-21', { 'pt-BR': 'Tiradentes', en: 'Tiradentes Day' }],
  ['--05-01', { 'pt-BR': 'Dia do Trabalho', en: 'Labour Day' }],
  ['--09-07', { 'pt-BR': 'Independência do Brasil', en: 'Independence Day' }],
  ['--10-12', { 'pt-BR': 'Nossa Senhora Aparecida', en: 'Our Lady of Aparecida' }],
  ['--11-02', { 'pt-BR': 'Finados', en: "All Souls' Day" }],
  ['--11-15', { 'pt-BR': 'Proclamação da República', en: 'Republic Day' }],
  ['--12-25', { 'pt-BR': 'Natal', en: 'Christmas Day' }],
]

const GOOD_FRIDAY: Names = { 'pt-BR': 'Paixão de Cristo', en: 'Good Friday' }

/** Lei 14.759/2023: national from 2024 on. */
const BLACK_CONSCIOUSNESS: Names = {
  'pt-BR': 'Dia Nacional de Zumbi e da Consciência Negra',
  en: 'Black Consciousness Day',
}
const BLACK_CONSCIOUSNESS_SINCE = 2024

/** Days that many take off though no law makes them national holidays, by days from Easter. */
const OPTIONAL: readonly (readonly [days: number, names: Names])[] = [
  [-48, { 'pt-BR': 'Carnaval (segunda-feira)', en: 'Carnival Monday' }],
  [-47, { 'pt-BR': 'Carnaval (terça-feira)', en: 'Carnival Tuesday' }],
  [60, { 'pt-BR': 'Corpus Christi', en: 'Corpus Christi' }],
]

/**
 * Brazil's national holidays: those of every year without one, those that move or began at some time dated, from
 * one year to another inclusive.
 */
export function brazilNationalHolidays(fromYear: number, toYear: number, locale: Locale): Holiday[] {
  const dated = years(fromYear, toYear).flatMap((year) => [
    { date: isoDate(easter(year) - 2 * DAY), name: GOOD_FRIDAY[locale] },
    ...(year >= BLACK_CONSCIOUSNESS_SINCE ? [{ date: `${year}-11-20`, name: BLACK_CONSCIOUSNESS[locale] }] : []),
  ])
  return [...YEARLY.map(([date, names]) => ({ date, name: names[locale] })), ...dated]
}

/** Carnival and Corpus Christi, which are up to states, cities and employers. */
export const brazilOptionalHolidays = (fromYear: number, toYear: number, locale: Locale): Holiday[] =>
  years(fromYear, toYear).flatMap((year) =>
    OPTIONAL.map(([days, names]) => ({ date: isoDate(easter(year) + days * DAY), name: names[locale] })),
  )

const years = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)

/** Easter Sunday of the Gregorian calendar (the computus of Meeus, Jones and Butcher), as its midnight in UTC. */
export function easter(year: number): number {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * late + 114
  return Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1)
}
