import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { placeKinds } from './model.ts'

const words = z.string().trim()

const visitedFirm = z.object({
  name: words.min(2).max(80),
  creditCode: naming('platform.open', words.regex(/^[0-9A-Z]{18}$/)),
  kind: z.enum(['platform', 'partner', 'other']).default('other'),
  checkUp: z.enum(['given', 'none']),
  risks: words.max(1000).default(''),
  advice: words.max(1000).default(''),
})

/** An event that was held, or a visit by itself, with the firms that were met. */
const legalEntry = z.object({
  on: z.iso.date(),
  event: z
    .object({
      title: words.min(2).max(80),
      place: words.min(2).max(120),
      placeKind: z.enum(placeKinds),
      people: z.int().min(0).max(1_000_000).default(0),
      handouts: z.int().min(0).max(1_000_000).default(0),
      consultations: z.int().min(0).max(1_000_000).default(0),
    })
    .nullable(),
  firms: z.array(visitedFirm).max(50).default([]),
})
export type LegalEntry = z.output<typeof legalEntry>

export const enterLegalLog = endpoint({
  method: 'POST',
  path: '/orders/legal-log',
  summary:
    'Legal aid events, firms visited and check-ups of a union, up to 500 at once; a faulty one refuses them all.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  movesValue: true,
  body: z.object({ orgId: idOf('orgs.org'), entries: z.array(legalEntry).min(1).max(500) }),
  answer: z.object({ events: z.int(), visits: z.int(), newFirms: z.int(), checkUps: z.int() }),
})

export const listFirmVisits = endpoint({
  method: 'GET',
  path: '/orders/firm-visits',
  summary: 'Visits to firms below an organisation, the latest first.',
  door: { permission: 'orders.read' },
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org'),
    checkUp: z.enum(['given', 'none']).optional(),
    search: words.max(40).optional(),
    cursor: naming('platform.open', z.string().max(60)).optional(),
  }),
  answer: z.object({
    visits: z.array(
      z.object({
        id: z.uuid(),
        firmId: z.uuid(),
        firmName: z.string(),
        orgName: z.string(),
        visitedOn: z.iso.date(),
        checkUp: z.enum(['given', 'none']),
        risks: z.string(),
        advice: z.string(),
        enteredBy: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
})
