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
  summary: 'The three clocks of a dispute or petition, what is missing, and which trusted person has it.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('voices.voice') }),
  answer: z.object({
    clocks: z.array(clockCard),
    consultation: z
      .object({
        name: z.string(),
        orgName: z.string(),
        note: z.string(),
        givenByName: z.string(),
        givenAt: z.iso.datetime(),
      })
      .nullable(),
    mayRecord: z.boolean(),
    mayConsult: z.boolean(),
  }),
})
