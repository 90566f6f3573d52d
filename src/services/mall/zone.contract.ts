import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { openingFigure, pavilionState } from './pavilions.contract.ts'

const fen = z.int()
const sold = { pieces: z.int(), amountFen: fen, inPavilionFen: fen }

export const zoneReport = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  /** The whole zone of consumer assistance. */
  zone: z.object({ ...sold, people: z.int() }),
  byRegion: z.array(
    z.object({
      ...sold,
      people: z.int(),
      regionId: z.uuid(),
      name: z.string(),
      partner: z.string(),
      pavilion: z.object({ id: z.uuid(), name: z.string(), state: pavilionState }).nullable(),
      before: openingFigure.nullable(),
    }),
  ),
  byMonth: z.array(z.object({ month: z.iso.date(), amountFen: fen, inPavilionFen: fen })),
  /** Which union bought from which region; `isPaired` where the two are a pair on the last day. */
  pairs: z.array(
    z.object({
      orgId: z.uuid(),
      orgName: z.string(),
      regionId: z.uuid(),
      pieces: z.int(),
      amountFen: fen,
      isPaired: z.boolean(),
    }),
  ),
  /** Numbers from before the platform and of the web service; never added to the others. */
  openings: z.array(openingFigure.extend({ name: z.string() })),
  membersOnPlatform: z.int(),
})
export type ZoneReport = z.infer<typeof zoneReport>

const period = z.object({ orgId: idOf('orgs.org').optional(), from: z.iso.date(), to: z.iso.date() })

export const getZone = endpoint({
  method: 'GET',
  path: '/mall/zone',
  summary: 'What was sold of aided regions under an organisation: by region, pair of unions and month.',
  door: { permission: 'mall.read' },
  reach: 'subtree',
  query: period,
  answer: zoneReport,
})

export const saleLine = z.object({
  orderId: z.uuid(),
  day: z.iso.date(),
  orgName: z.string(),
  maskedName: z.string(),
  product: z.string(),
  supplierName: z.string(),
  regionName: z.string(),
  pieces: z.int(),
  refunded: z.int(),
  amountFen: fen,
})
export type SaleLine = z.infer<typeof saleLine>

export const listZoneSales = endpoint({
  method: 'GET',
  path: '/mall/zone/sales',
  summary: 'The orders behind a number of the zone, latest day first.',
  door: { permission: 'mall.read' },
  reach: 'subtree',
  query: period.extend({
    regionId: idOf('mall.region').optional(),
    pavilionId: idOf('mall.shown-pavilion').optional(),
    cursor: z.string().max(200).optional(),
  }),
  answer: z.object({ sales: z.array(saleLine), next: z.string().nullable() }),
})

export const exportZone = endpoint({
  method: 'GET',
  path: '/mall/zone/file',
  summary: 'The same figures as a file, with the number that traces it.',
  door: { permission: 'mall.read' },
  reach: 'subtree',
  perMinute: 6,
  query: period.extend({
    format: z.enum(['csv', 'xlsx', 'pdf']).default('xlsx'),
    reason: z.string().trim().min(2).max(200),
  }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf'],
})

const entered = {
  qualifier: z.enum(['exact', 'and-more', 'many', 'nearly']),
  source: z.string().trim().min(2).max(200),
  untilDay: z.iso.date(),
}
const money = fen.min(1).max(1_000_000_000_000_000)

export const enterZoneOpening = endpoint({
  method: 'POST',
  path: '/mall/operation/zone-openings',
  summary: 'Takes over a number from before the platform, once, with its source and how exact it is.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  body: z.discriminatedUnion('of', [
    z.object({ of: z.literal('zone'), amountFen: money, ...entered }),
    z.object({ of: z.literal('region'), regionId: idOf('mall.operated-region'), amountFen: money, ...entered }),
    z.object({ of: z.literal('web-members'), people: z.int().min(1).max(2_000_000_000), ...entered }),
  ]),
})
