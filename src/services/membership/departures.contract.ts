import { z } from 'zod'
import { actionCard, caseCard, eventCard } from '../../kernel/cases/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { employmentForm } from './joining.contract.ts'

/** Where a departure stands: the union decides; it lets go, or keeps a member who would transfer. */
export const departureState = z.enum(['review', 'released', 'kept', 'withdrawn'])
export type DepartureState = z.infer<typeof departureState>

export const askToLeave = endpoint({
  method: 'POST',
  path: '/me/membership/departures',
  summary: 'Asks to leave the union (退会).',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  body: z.object({ reason: z.string().trim().min(2).max(300) }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const askToTransfer = endpoint({
  method: 'POST',
  path: '/me/membership/transfers',
  summary: 'Asks to go to another union: the present one lets go first, then the other one admits.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  body: z.object({
    /** Any union that takes members. */
    orgId: naming('platform.open', z.uuid()),
    form: employmentForm,
    employerName: z.string().trim().max(60),
    reason: z.string().trim().min(2).max(300),
  }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const withdrawDeparture = endpoint({
  method: 'POST',
  path: '/me/membership/departures/:id/withdrawal',
  summary: 'Takes the wish to leave back before it is decided.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('membership.departure') }),
})

export const departureCard = caseCard.extend({ state: departureState })
export type DepartureCard = z.infer<typeof departureCard>

export const listDepartures = endpoint({
  method: 'GET',
  path: '/membership/departures',
  summary: 'Members who ask to leave or to transfer, newest first, by keyset.',
  door: { permission: 'membership.read' },
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    state: departureState.optional(),
    from: z.iso.date().optional(),
    search: z.string().trim().max(60).optional(),
    cursor: z.string().max(200).optional(),
  }),
  answer: z.object({ departures: z.array(departureCard), next: z.string().nullable() }),
})

export const getDeparture = endpoint({
  method: 'GET',
  path: '/membership/departures/:id',
  summary: 'One departure whole.',
  door: { permission: 'membership.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('membership.departure') }),
  answer: z.object({
    departure: departureCard,
    purpose: z.enum(['leave', 'transfer']),
    reason: z.string(),
    toOrgName: z.string().nullable(),
    events: z.array(eventCard),
    actions: z.array(actionCard),
  }),
})

export const decideDeparture = endpoint({
  method: 'POST',
  path: '/membership/departures/:id/decision',
  summary:
    'Lets a member go, or keeps one who would transfer, with a reason; whoever wants to leave altogether is let go.',
  door: { permission: 'membership.admit' },
  reach: 'subtree',
  params: z.object({ id: idOf('membership.departure') }),
  body: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('release'), note: z.string().trim().max(500).default('') }),
    z.object({ decision: z.literal('keep'), note: z.string().trim().min(2).max(500) }),
  ]),
})
