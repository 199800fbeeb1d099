import { archiveCalendar, restoreCalendar } from '@/lib/sla/calendars/archive'
import { createCalendar } from '@/lib/sla/calendars/create'
import { getCalendar, listCalendars } from '@/lib/sla/calendars/queries'
import { updateCalendar } from '@/lib/sla/calendars/update'
import type { Attacks, Blind } from './attack'

const week = { mon: [['08:00', '18:00']] }

export const calendarAttacks: Attacks = {
  'lib/sla/calendars/archive.ts#archiveCalendar': { calendar: (ctx, { ids }) => archiveCalendar(ctx, ids.calendar) },
  'lib/sla/calendars/archive.ts#restoreCalendar': { calendar: (ctx, { ids }) => restoreCalendar(ctx, ids.calendar) },
  'lib/sla/calendars/queries.ts#getCalendar': { calendar: (ctx, { ids }) => getCalendar(ctx, ids.calendar) },
  'lib/sla/calendars/update.ts#updateCalendar': {
    calendar: (ctx, { ids }) => updateCalendar(ctx, ids.calendar, { name: 'Taken over' }),
  },
}

export const calendarBlind: Blind = {
  'lib/sla/calendars/create.ts#createCalendar': (ctx) => createCalendar(ctx, { name: 'Ours', timezone: 'UTC', week }),
  'lib/sla/calendars/queries.ts#listCalendars': (ctx) => listCalendars(ctx, { archived: true }),
}

export const calendarAside: Record<string, string> = {
  'lib/sla/calendars/import-holidays.ts#readHolidayFile': 'takes a file and no reference, and stores nothing',
  'lib/sla/calendars/store.ts#readCalendars': "reads the actor's tenant, as listCalendars does",
}
