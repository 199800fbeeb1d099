import { z } from 'zod'
import { MOST_HOLIDAYS, MOST_WINDOWS } from '@/lib/sla/calendar/flaws'
import type { CalendarDefinition } from '@/lib/sla/types'

/** What the texts mean is looked at by `calendarFlaws`, which says where a flaw is. */
const timezone = z.string().max(100).describe('IANA name')
const time = z.string().max(5)
const day = z.array(z.tuple([time, time])).max(MOST_WINDOWS)
const date = z.string().max(10).describe('`2026-12-25`, or `--12-25` for every year')
const days = day.optional()

const week = z
  .strictObject({ mon: days, tue: days, wed: days, thu: days, fri: days, sat: days, sun: days })
  .describe('Windows of local time by weekday: `["08:00", "12:00"]`. A missing day is closed; an end may be `24:00`')

const name = z.string().trim().min(1).max(80)
const holidaySchema = z.strictObject({ date, name: z.string().trim().min(1).max(120) })
const holidays = z.array(holidaySchema).max(MOST_HOLIDAYS)

export const createCalendarInput = z.strictObject({ name, timezone, week, holidays: holidays.default([]) })

export const updateCalendarInput = z
  .strictObject({
    name,
    timezone,
    week,
    holidays,
    moveOpen: z.boolean().describe('true: open tickets move to the new version; else only new ones are judged by it'),
  })
  .partial()

export const calendarSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.int(),
  timezone,
  week,
  holidays,
  policies: z.array(z.object({ id: z.uuid(), name: z.string() })).describe('Policies in force that count by it'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
})

export const updatedCalendarSchema = calendarSchema.extend({
  moveId: z.uuid().nullable().describe('The run that moves open tickets, at `/sla/moves/{id}`; null when none do'),
})

export type CreateCalendarInput = z.input<typeof createCalendarInput>
export type UpdateCalendarInput = z.input<typeof updateCalendarInput>
export type CalendarDto = z.infer<typeof calendarSchema>
export type UpdatedCalendar = z.infer<typeof updatedCalendarSchema>

/** What of a calendar says when it is open. */
export const definitionOf = ({ timezone, week, holidays }: Pick<CalendarDto, keyof CalendarDefinition>) => ({
  timezone,
  week,
  holidays,
})

/** Ten years. */
const LONGEST_PREVIEW = 315_360_000

/** Stretches of a trace that are told one by one; a year of office hours has about 800 to 1300. */
export const LONGEST_TRACE = 2000

/** ISO 8601 allows minutes alone, with an offset too. */
const withSeconds = (value: unknown) =>
  typeof value === 'string' ? value.replace(/(T\d\d:\d\d)(Z|[+-]\d\d:\d\d)$/, '$1:00$2') : value

const moment = z
  .preprocess(withSeconds, z.iso.datetime({ offset: true, local: true }))
  .describe('An instant with offset, or a local time of the timezone: of two, the earlier; one that is skipped moves on')

export const previewInput = z.strictObject({
  timezone,
  week,
  holidays: z.array(date).max(MOST_HOLIDAYS).default([]),
  start: moment,
  seconds: z.int().min(0).max(LONGEST_PREVIEW).optional(),
  end: moment.optional(),
})

const traceLine = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  seconds: z.number().describe('How long it is; of the line that stands for the rest, how much of it is open'),
  counted: z.boolean(),
  reason: z.enum(['open', 'closed', 'holiday']),
})

export const previewSchema = z.object({
  end: z.iso.datetime().optional().describe('When `seconds` were asked about'),
  seconds: z.number().optional().describe('When `end` was asked about'),
  trace: z.array(traceLine).describe(`What lies between, without a gap; the rest after ${LONGEST_TRACE} stretches as one line`),
})

export type CalendarPreview = z.infer<typeof previewSchema>

/** A file of holidays is no larger than that, in bytes. */
export const ICAL_LIMIT = 1024 * 1024

export const icalSchema = z.object({
  holidays: z.array(holidaySchema).describe('To be added to a calendar; nothing is stored'),
  skipped: z.int().describe('Events with a time of day, and those that repeat in another way than yearly'),
})

export type IcalHolidays = z.infer<typeof icalSchema>
