import { describe, expect, it } from 'vitest'
import { csvOf, tableOf } from '@/lib/reports/table'

const clocks = { met: 1, breached: 2, running: 0 }

describe('csvOf', () => {
  it('is harmless in a spreadsheet', () => {
    const row = { id: null, name: '=HYPERLINK("http://x")', firstResponse: clocks, resolution: clocks }
    const table = tableOf({
      name: 'service-levels',
      timezone: 'UTC',
      period: { from: '', to: '' },
      data: { policies: [], teams: [row], priorities: [] },
    })
    const text = csvOf(table, { heading: (column) => column, delimiter: ';' })
    expect(text.startsWith('\u{feff}group;name;firstResponseMet')).toBe(true)
    expect(text).toContain(`team;"'=HYPERLINK(""http://x"")";1;2;0;1;2;0\r\n`)
  })
})
