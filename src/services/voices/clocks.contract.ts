import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { clockKeys } from './model.ts'

/** How a clock of an appeal stands: its record is due, made for now, or the clock does not run in this state. */
export const clockCard = z.object({
  key: z.enum(clockKeys),
  name: z.string(),
  state: z.enum(['due', 'recorded', 'stands']),
  /** Days, and Mondays of weeks, that nobody recorded. */
  missedOn: z.array(z.iso.date()),
})
export type ClockCard = z.infer<typeof clockCard>

export const getCare = endpoint({
  method: 'GET',
  path: '/voices/:id/care',
  summary: 'Whether it is a dispute or petition, and which trusted person has it.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('voices.voice') }),
  answer: z.object({
    appeal: z.boolean(),
    consultation: z
      .object({
        name: z.string(),
        orgName: z.string(),
        note: z.string(),
        givenByName: z.string(),
        givenAt: z.iso.datetime(),
      })
      .nullable(),
    mayConsult: z.boolean(),
  }),
})
