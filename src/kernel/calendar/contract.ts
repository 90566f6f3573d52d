import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'

const year = z.int().min(2000).max(2100)

export const dayKind = z.enum(['working', 'rest', 'holiday', 'make-up'])

export const calendarDay = z.object({
  day: z.iso.date(),
  kind: dayKind,
  name: z.string().trim().min(1).max(20).nullable(),
})

export const getCalendarYear = endpoint({
  method: 'GET',
  path: '/calendar/:year',
  summary: 'Every day of a year with its kind; no days when the year is not loaded.',
  door: 'signed-in',
  reach: 'everyone',
  params: z.object({ year: z.coerce.number().pipe(year) }),
  /** `yearsToLoad`: deadlines given today may already fall into them. */
  answer: z.object({ days: z.array(calendarDay), loadedYears: z.array(z.int()), yearsToLoad: z.array(z.int()) }),
})

export const loadCalendarYear = endpoint({
  method: 'POST',
  path: '/calendar',
  summary: 'Loads a year: only the holidays and make-up days of the State Council’s notice are given.',
  door: { permission: 'calendar.edit' },
  reach: 'everyone',
  body: z.object({ year, exceptions: z.array(calendarDay).min(1).max(120) }),
})

export const setCalendarDay = endpoint({
  method: 'PUT',
  path: '/calendar/days/:day',
  summary: 'Changes one day of a loaded year.',
  door: { permission: 'calendar.edit' },
  reach: 'everyone',
  params: z.object({ day: z.iso.date() }),
  body: calendarDay.omit({ day: true }),
})
