import { z } from 'zod'
import { timedCodes } from '../../kernel/credentials/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { naming } from '../../platform/http/thing.ts'

export const makeCardCodes = endpoint({
  method: 'POST',
  path: '/me/membership/card-codes',
  summary: 'Codes of the reader’s card for this and the next half minutes, with the server’s time.',
  door: 'signed-in',
  reach: 'self',
  perMinute: 30,
  answer: timedCodes.extend({
    name: z.string(),
    unionName: z.string(),
    memberSince: z.iso.date(),
    tags: z.array(z.string()),
  }),
})

export const checkedCard = z.object({
  maskedName: z.string(),
  unionName: z.string(),
  memberSince: z.iso.date(),
  tags: z.array(z.string()),
  checkedAt: z.iso.datetime(),
})
export type CheckedCard = z.infer<typeof checkedCard>

export const checkCard = endpoint({
  method: 'POST',
  path: '/membership/card-checks',
  summary: 'Whose card shows these twelve digits now: masked name, union, tags the reader may see. Uses the code up.',
  door: { permission: 'membership.card.check' },
  reach: 'bearer',
  perMinute: 60,
  movesValue: true,
  body: z.object({ code: naming('credentials.card-code', z.string().regex(/^\d{12}$/)) }),
  answer: checkedCard,
})
