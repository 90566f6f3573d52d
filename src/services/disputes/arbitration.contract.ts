import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { day, fen, neededText, someText } from './disputes.contract.ts'

const params = z.object({ id: idOf('disputes.dispute') })
const handling = { permission: 'disputes.handle' } as const

/** Each step of an arbitration with the days that it brings. */
export const arbitrationStep = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('apply'),
    commission: neededText(4, 60),
    number: someText(60).default(''),
    appliedOn: day,
  }),
  z.object({ step: z.literal('accept'), on: day, number: someText(60).default('') }),
  z.object({ step: z.literal('turn-down'), on: day, because: neededText(2, 300) }),
  z.object({ step: z.literal('extend'), days: z.int().min(1).max(15), by: neededText(2, 40) }),
  z.object({
    step: z.literal('award'),
    on: day,
    result: z.enum(['award', 'dismissed']),
    amountFen: fen,
    isFinal: z.boolean(),
    performBy: day.nullable().default(null),
    arbitrators: z.array(neededText(2, 20)).min(1).max(3),
  }),
  z.object({ step: z.literal('receive'), on: day }),
  z.object({ step: z.literal('sue'), on: day }),
  z.object({ step: z.literal('judge'), on: day, amountFen: fen, performBy: day.nullable().default(null) }),
  z.object({ step: z.literal('enforce'), on: day }),
])

export const recordArbitration = endpoint({
  method: 'POST',
  path: '/disputes/:id/arbitration',
  summary: 'A step of the arbitration, of the suit after it, or of enforcement, with its day.',
  door: handling,
  reach: 'subtree',
  params,
  body: arbitrationStep,
})
