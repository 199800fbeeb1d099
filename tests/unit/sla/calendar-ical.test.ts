import { describe, expect, it } from 'vitest'
import { readIcal } from '@/lib/sla/calendars/ical'

let events = 0
const event = (...lines: string[]) => ['BEGIN:VEVENT', `UID:${events++}@test`, ...lines, 'END:VEVENT'].join('\r\n')
const file = (...parts: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\r\n')
const day = (date: string, ...lines: string[]) => event(`DTSTART;VALUE=DATE:${date}`, ...lines)
const read = (...parts: string[]) => readIcal(file(...parts), 2026)
const datesOf = (...parts: string[]) => read(...parts).holidays.map(({ date }) => date)

describe('an iCalendar file', () => {
  it('gives single days by their dates and names', () => {
    expect(read(day('20260707', 'SUMMARY;LANGUAGE=pt-BR:Aniversário\\, da cidade'))).toEqual({
      holidays: [{ date: '2026-07-07', name: 'Aniversário, da cidade' }],
      skipped: 0,
    })
  })

  it('gives yearly days without a year, however they are written', () => {
    expect(datesOf(day('20201225', 'RRULE:FREQ=YEARLY'))).toEqual(['--12-25'])
    expect(datesOf(day('20201225', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTH=12;BYMONTHDAY=25'))).toEqual(['--12-25'])
  })

  it('dates yearly rules that move or end, around the present', () => {
    const thanksgiving = datesOf(day('20201126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'))
    expect([thanksgiving[0], thanksgiving.at(-1), thanksgiving.length]).toEqual(['2024-11-28', '2036-11-27', 13])
    expect(datesOf(day('20200707', 'RRULE:FREQ=YEARLY;COUNT=7'))).toEqual(['2024-07-07', '2025-07-07', '2026-07-07'])
    expect(datesOf(day('20251225', 'RRULE:FREQ=YEARLY;UNTIL=20281231', 'EXDATE;VALUE=DATE:20261225'))).toEqual([
      '2025-12-25', '2027-12-25', '2028-12-25',
    ])
  })

  it('spreads several days, and keeps one name a date', () => {
    expect(datesOf(day('20260216', 'DTEND;VALUE=DATE:20260218'), day('20260217', 'SUMMARY:Other'))).toEqual(['2026-02-16', '2026-02-17'])
  })

  it('skips what is no holiday', () => {
    const meeting = event('DTSTART;TZID=America/Sao_Paulo:20260216T100000', 'RRULE:FREQ=WEEKLY')
    expect(read(meeting, day('20260101', 'RRULE:FREQ=DAILY'), day('20260101', 'DTEND;VALUE=DATE:20260601'))).toEqual({
      holidays: [],
      skipped: 3,
    })
  })

  it('reads folded lines and a byte order mark', () => {
    expect(readIcal(`\uFEFF${file(day('20260101', 'SUMMARY:Ano\r\n  novo'))}`, 2026).holidays[0]?.name).toBe('Ano novo')
  })
})

describe('a hostile file', () => {
  const refusal = (text: string) => {
    try {
      readIcal(text, 2026)
    } catch (error) {
      return (error as { issues?: { path: string; code: string }[] }).issues?.map(({ path, code }) => `${path} ${code}`)
    }
    return 'read'
  }
  const times = (count: number, part: (index: number) => string) => file(...Array.from({ length: count }, (_, index) => part(index)))

  it.each([
    ['nothing', '', 'file not_icalendar'],
    ['something else', '<html>', 'file not_icalendar'],
    ['too many events', times(2001, () => day('20260101')), 'file too_many'],
    ['too many holidays', times(40, (index) => day(`${2030 + index}0101`, `DTEND;VALUE=DATE:${2030 + index}0131`)), 'file too_many'],
    ['too many moving rules', times(31, () => day('19000101', 'RRULE:FREQ=YEARLY;BYDAY=MO;BYSETPOS=-1')), 'file too_many'],
    ['rules that come a hundred million times', times(30, () => day('19000101', 'RRULE:FREQ=YEARLY;BYDAY=MO;COUNT=100000000')), 'file too_many'],
    ['an endless rule', file(day('20260101', `RRULE:FREQ=YEARLY;BYYEARDAY=${Array.from({ length: 366 }, (_, at) => at + 1).join()}`)), 'file too_many'],
  ])('with %s is refused', (_what, text, refused) => {
    expect(refusal(text)).toEqual([refused])
  })

  it.each([
    ['rules of every Monday', times(30, () => day('19000101', 'RRULE:FREQ=YEARLY;BYDAY=MO;COUNT=200'))],
    ['rules of every Monday without an end', times(30, () => day('19000101', 'RRULE:FREQ=YEARLY;BYDAY=MO'))],
    ['lines folded a hundred thousand times', file(day('20260101', `SUMMARY:a${'\r\n b'.repeat(100_000)}`))],
    ['components without an end', `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(1990)}`],
    ['dates that are none', file(day('99999999'), day('hello', 'RRULE:FREQ=YEARLY'))],
    ['rules that are none', file(day('20260101', 'RRULE:FREQ=NEVER;BYMONTH=99;FOO'))],
    ['names of prototypes', file(day('20260101', '__proto__:1', 'CONSTRUCTOR;VALUE=x:2'))],
    ['exceptions by the thousand', file(day('20260101', 'RRULE:FREQ=YEARLY', ...Array.from({ length: 10_000 }, () => 'EXDATE;VALUE=DATE:20270101')))],
  ])('with %s does no harm', (_what, text) => {
    const begun = performance.now()
    refusal(text)
    expect(performance.now() - begun).toBeLessThan(1500)
  })
})
