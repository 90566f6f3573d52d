import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { stationCard } from './claims.contract.ts'
import { creditCode, day, neededText, someText } from './disputes.contract.ts'
import { industries } from './model.ts'

const reading = { permission: 'disputes.read' } as const
const handling = { permission: 'disputes.handle' } as const

export const firmCard = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  industry: z.enum(industries),
  regionId: z.uuid(),
  regionName: z.string(),
  address: z.string(),
  contact: z.string(),
})
export type FirmCard = z.infer<typeof firmCard>

const firmFields = z.object({
  name: neededText(2, 100),
  creditCode: naming('platform.new', creditCode),
  industry: z.enum(industries),
  /** A county or city, which everyone may name. */
  regionId: naming('platform.open', z.uuid()),
  address: someText(200).default(''),
  contact: someText(100).default(''),
})

export const listFirms = endpoint({
  method: 'GET',
  path: '/disputes/firms',
  summary: 'Firms on record below an organisation, by name.',
  door: reading,
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    industry: z.enum(industries).optional(),
    regionId: naming('platform.open', z.uuid()).optional(),
    search: z.string().trim().max(60).optional(),
    cursor: naming('platform.open', z.string().max(100)).optional(),
  }),
  answer: z.object({ firms: z.array(firmCard), next: z.string().nullable() }),
})

export const recordFirm = endpoint({
  method: 'POST',
  path: '/disputes/firms',
  summary: 'Puts a firm on record.',
  door: handling,
  reach: 'subtree',
  body: firmFields.extend({ orgId: idOf('orgs.org') }),
  answer: z.object({ id: z.uuid() }),
})

export const correctFirm = endpoint({
  method: 'PUT',
  path: '/disputes/firms/:id',
  summary: 'Corrects the record of a firm.',
  door: handling,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.firm') }),
  body: firmFields,
})

export const keptStation = stationCard.extend({ openedOn: day, closedOn: day.nullable() })

export const listStations = endpoint({
  method: 'GET',
  path: '/disputes/stations',
  summary: 'Stations kept below an organisation, open ones first.',
  door: reading,
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional() }),
  answer: z.object({ stations: z.array(keptStation) }),
})

export const openStation = endpoint({
  method: 'POST',
  path: '/disputes/stations',
  summary: 'Opens a service station from a day on.',
  door: { permission: 'disputes.publish' },
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    name: neededText(2, 60),
    industry: z.enum(industries),
    place: neededText(2, 100),
    phone: someText(40).default(''),
    openedOn: day,
  }),
  answer: z.object({ id: z.uuid() }),
})

export const closeStation = endpoint({
  method: 'POST',
  path: '/disputes/stations/:id/closing',
  summary: 'A station takes no more claims from a day on.',
  door: { permission: 'disputes.publish' },
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.station') }),
  body: z.object({ on: day }),
})
