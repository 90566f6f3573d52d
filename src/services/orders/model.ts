import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

/** What can be ordered: a show, legal aid, a legal check-up, a talk, a class, care, or something else. */
export const offerFamilies = ['stage', 'legal-aid', 'check-up', 'lecture', 'class', 'care', 'other'] as const
export type OfferFamily = (typeof offerFamilies)[number]

/** 企业, 车间, 产业园区, 驿站, 学校, 社区, 村寨, 工地, other. */
export const placeKinds = [
  'firm',
  'workshop',
  'park',
  'station',
  'school',
  'community',
  'village',
  'site',
  'other',
] as const
export type PlaceKind = (typeof placeKinds)[number]

/** How an order came in: by the worker, by an officer for her union, by telephone. */
export const orderChannels = ['self', 'officer', 'hotline'] as const
export type OrderChannel = (typeof orderChannels)[number]

export const volunteerKinds = [
  'artist',
  'lawyer',
  'counsellor',
  'party-member',
  'women-volunteer',
  'grid-worker',
  'driver',
  'other',
] as const
export type VolunteerKind = (typeof volunteerKinds)[number]

/** Where an order stands: waits to be taken, taken, scheduled, to be rated, closed; or declined, withdrawn. */
export const orderStates = [
  'waiting',
  'taken',
  'scheduled',
  'to-rate',
  'closed',
  'unrated',
  'declined',
  'withdrawn',
] as const
export type OrderState = (typeof orderStates)[number]

/** A part of a union that takes orders. */
export type OrderOffice = {
  readonly ownerId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly name: string
  readonly closedAt: Instant | null
}

/** What stands on a menu. */
export type Offer = {
  readonly ownerId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly family: OfferFamily
  readonly title: string
  readonly summary: string
  readonly officeId: Id
  /** Empty for any. */
  readonly placeKinds: readonly PlaceKind[]
  /** 1 to 12; empty for the whole year. */
  readonly months: readonly number[]
  readonly fewest: number | null
  readonly wishOrderId: Id | null
  readonly offeredBy: string
  readonly offeredAt: Instant
  readonly version: number
  readonly retiredAt: Instant | null
  readonly retiredBecause: string | null
}

/** One change of a menu, with what people had said by then. */
export type OfferChange = {
  readonly version: number
  readonly action: 'offered' | 'changed' | 'retired'
  readonly reason: string
  readonly orders: number
  readonly stars: number
  readonly rated: number
  readonly madeBy: string
  readonly madeAt: Instant
}

export type Squad = {
  readonly ownerId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly name: string
  readonly families: readonly OfferFamily[]
  readonly leader: string
  readonly formedAt: Instant
  readonly endedAt: Instant | null
}

export type SquadMember = { readonly id: Id; readonly name: string; readonly volunteer: VolunteerKind }

/** What is wanted, whoever writes it down. */
export type OrderWish = {
  readonly offerId: Id | null
  readonly wish: string
  readonly placeKind: PlaceKind
  readonly place: string
  readonly wantedFrom: Day
  readonly wantedTo: Day
  readonly people: number | null
}

/** An order as its row stands; its case bears the same id. */
export type Order = OrderWish & {
  /** The person, or the union that ordered or wrote a call down. */
  readonly ownerId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly menuOrgId: Id
  readonly menuPath: readonly Id[]
  readonly family: OfferFamily
  readonly title: string
  readonly channel: OrderChannel
  readonly callerSealed: Uint8Array | null
  readonly enteredBy: string | null
  readonly orderedAt: Instant
  readonly state: OrderState
  readonly officeId: Id | null
  readonly takenBy: string | null
  readonly takenAt: Instant | null
  readonly squadId: Id | null
  readonly occasionId: Id | null
  readonly servedAt: Instant | null
  readonly stars: number | null
  readonly said: string | null
  readonly ratedAt: Instant | null
}
