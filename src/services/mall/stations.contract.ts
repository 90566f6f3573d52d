import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'

const stationId = idOf('mall.station')
const parcelId = idOf('mall.parcel')

export const stationCard = z.object({
  id: z.uuid(),
  name: z.string(),
  address: z.string(),
  hours: z.string(),
  phone: z.string(),
})
export type StationCard = z.infer<typeof stationCard>

export const listStations = endpoint({
  method: 'GET',
  path: '/public/mall/markets/:marketId/stations',
  summary: 'The stations of a mall where orders may be picked up.',
  door: 'public',
  reach: 'everyone',
  params: z.object({ marketId: idOf('mall.market') }),
  answer: z.object({ stations: z.array(stationCard) }),
})

const written = z.object({
  name: z.string().trim().min(2).max(40),
  address: z.string().trim().min(5).max(100),
  hours: z.string().trim().min(2).max(60),
  phone: z.string().trim().min(6).max(20),
})

export const listOwnStations = endpoint({
  method: 'GET',
  path: '/mall/operation/stations',
  summary: 'The stations of the operator’s mall, open and closed, with what lies there.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  answer: z.object({
    stations: z.array(
      stationCard.extend({
        closedAt: z.iso.datetime().nullable(),
        closedBecause: z.string().nullable(),
        waiting: z.int(),
        unclaimed: z.int(),
      }),
    ),
  }),
})

export const admitStation = endpoint({
  method: 'POST',
  path: '/mall/operation/stations',
  summary: 'Admits a pick-up station: founds its partner organisation below the mall’s federation.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  body: written,
  answer: z.object({ id: z.uuid() }),
})

export const changeStation = endpoint({
  method: 'PUT',
  path: '/mall/operation/stations/:id',
  summary: 'Changes what people read of a station.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  params: z.object({ id: stationId }),
  body: written,
})

export const closeStation = endpoint({
  method: 'POST',
  path: '/mall/operation/stations/:id/closing',
  summary: 'Closes a station to new orders for a reason, or opens it again; what lies there is still handed out.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  params: z.object({ id: stationId }),
  body: z.object({ because: z.string().trim().min(2).max(200).nullable() }),
})

export const parcel = z.object({
  orderId: z.uuid(),
  supplierName: z.string(),
  /** Her name and phone, blotted but for what a keeper asks for. */
  receiver: z.string(),
  phone: z.string(),
  goods: z.array(z.string()),
  carrier: z.string().nullable(),
  tracking: z.string().nullable(),
  shippedAt: z.iso.datetime().nullable(),
  shelf: z.string().nullable(),
  arrivedAt: z.iso.datetime().nullable(),
  keepUntil: z.iso.date().nullable(),
  shownAt: z.iso.datetime().nullable(),
  pickedUpAt: z.iso.datetime().nullable(),
  handedBackAt: z.iso.datetime().nullable(),
})
export type ParcelCard = z.infer<typeof parcel>

export const parcelList = z.enum(['coming', 'waiting', 'unclaimed', 'gone'])

export const listParcels = endpoint({
  method: 'GET',
  path: '/mall/station/parcels',
  summary: 'The keeper’s own station: what is on its way, what waits, what waits too long, what is gone.',
  door: { permission: 'mall.station' },
  reach: 'subtree',
  query: z.object({
    list: parcelList.optional(),
    search: naming('mall.search', z.string().trim().max(60)).optional(),
    cursor: parcelId.optional(),
  }),
  answer: z.object({
    station: stationCard,
    counts: z.object({ coming: z.int(), waiting: z.int(), unclaimed: z.int() }),
    parcels: z.array(parcel),
    next: z.string().nullable(),
  }),
})

export const takeInParcel = endpoint({
  method: 'POST',
  path: '/mall/station/parcels/:id/arrival',
  summary: 'Takes a parcel in that was shipped to this station; its buyer is told the code.',
  door: { permission: 'mall.station' },
  reach: 'subtree',
  params: z.object({ id: parcelId }),
  body: z.object({ shelf: z.string().trim().min(1).max(20) }),
})

export const showParcels = endpoint({
  method: 'POST',
  path: '/mall/station/showings',
  summary: 'Somebody shows her member card or a pick-up code: what waits for her here.',
  door: { permission: 'mall.station' },
  reach: 'bearer',
  movesValue: true,
  body: z.discriminatedUnion('by', [
    z.object({ by: z.literal('code'), code: naming('platform.secret', z.string().trim().max(20)) }),
    z.object({ by: z.literal('card'), code: naming('platform.secret', z.string().trim().max(20)) }),
  ]),
  answer: z.object({ parcels: z.array(parcel) }),
})

export const handOutParcel = endpoint({
  method: 'POST',
  path: '/mall/station/parcels/:id/hand-over',
  summary: 'Hands a parcel out, once, after card or code was shown; the order counts as received.',
  door: { permission: 'mall.station' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: parcelId }),
})

export const handBackParcel = endpoint({
  method: 'POST',
  path: '/mall/station/parcels/:id/return',
  summary:
    'Hands an unclaimed parcel back after its last day; the order is cancelled and its points return to their lots.',
  door: { permission: 'mall.station' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: parcelId }),
})
