import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { offerFamilies, placeKinds, volunteerKinds } from './model.ts'

const words = z.string().trim()
const family = z.enum(offerFamilies)

/** An offer as people read a menu: with what others thought of it. */
export const offerCard = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  family,
  title: z.string(),
  summary: z.string(),
  officeId: z.uuid(),
  officeName: z.string(),
  placeKinds: z.array(z.enum(placeKinds)),
  months: z.array(z.int()),
  /** Whether it is on this month. */
  inSeason: z.boolean(),
  fewest: z.int().nullable(),
  /** How often it was ordered, how many rated it, stars with one decimal. */
  ordered: z.int(),
  rated: z.int(),
  average: z.number().nullable(),
})
export type OfferCard = z.infer<typeof offerCard>

export const readMyMenus = endpoint({
  method: 'GET',
  path: '/me/menus',
  summary: 'What the caller may order: the menus of her union and of those above it.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({
    menus: z.array(z.object({ orgId: z.uuid(), orgName: z.string(), offers: z.array(offerCard) })),
  }),
})

const offerWish = z.object({
  family,
  title: words.min(2).max(60),
  summary: words.max(500).default(''),
  officeId: idOf('orders.office'),
  placeKinds: z.array(z.enum(placeKinds)).max(9).default([]),
  months: z.array(z.int().min(1).max(12)).max(12).default([]),
  fewest: z.int().min(1).max(100_000).nullable().default(null),
})

export const readMenu = endpoint({
  method: 'GET',
  path: '/orders/menu',
  summary: 'The menu of one union as its editor reads it: retired offers, changes, what people said, free wishes.',
  door: { permission: 'orders.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org') }),
  answer: z.object({
    orgName: z.string(),
    edits: z.boolean(),
    offices: z.array(z.object({ id: z.uuid(), name: z.string(), closed: z.boolean(), waiting: z.int() })),
    offers: z.array(
      offerCard.extend({
        version: z.int(),
        offeredBy: z.string(),
        fromWish: z.boolean(),
        retired: z.object({ at: z.iso.datetime(), because: z.string() }).nullable(),
        changes: z.array(
          z.object({
            version: z.int(),
            action: z.enum(['offered', 'changed', 'retired']),
            reason: z.string(),
            orders: z.int(),
            average: z.number().nullable(),
            madeBy: z.string(),
            madeAt: z.iso.datetime(),
          }),
        ),
        said: z.array(z.object({ stars: z.int(), text: z.string(), ratedAt: z.iso.datetime() })),
      }),
    ),
    /** Free wishes of the last year, newest first: what people want that is on no menu. */
    wishes: z.array(
      z.object({ orderId: z.uuid(), wish: z.string(), orderedAt: z.iso.datetime(), onMenu: z.boolean() }),
    ),
  }),
})
export type MenuPage = z.infer<typeof readMenu.answer>

export const addOffice = endpoint({
  method: 'POST',
  path: '/orders/offices',
  summary: 'A part of the union that takes orders.',
  door: { permission: 'orders.menu' },
  reach: 'subtree',
  body: z.object({ orgId: idOf('orgs.org'), name: words.min(2).max(30) }),
  answer: z.object({ id: z.uuid() }),
})

export const closeOffice = endpoint({
  method: 'POST',
  path: '/orders/offices/:id/closing',
  summary: 'It takes no more orders; refused while an offer names it.',
  door: { permission: 'orders.menu' },
  reach: 'subtree',
  params: z.object({ id: idOf('orders.office') }),
})

export const addOffer = endpoint({
  method: 'POST',
  path: '/orders/offers',
  summary: 'Puts an offer on the menu, perhaps made from a free wish.',
  door: { permission: 'orders.menu' },
  reach: 'subtree',
  body: offerWish.extend({ orgId: idOf('orgs.org'), wishOrderId: idOf('orders.order').nullish() }),
  answer: z.object({ id: z.uuid() }),
})

export const changeOffer = endpoint({
  method: 'PUT',
  path: '/orders/offers/:id',
  summary: 'Changes an offer, with the reason; earlier versions stay in its history.',
  door: { permission: 'orders.menu' },
  reach: 'subtree',
  params: z.object({ id: idOf('orders.offer') }),
  body: offerWish.extend({ reason: words.min(2).max(300) }),
})

export const retireOffer = endpoint({
  method: 'POST',
  path: '/orders/offers/:id/retiring',
  summary: 'Takes an offer off the menu, with the reason.',
  door: { permission: 'orders.menu' },
  reach: 'subtree',
  params: z.object({ id: idOf('orders.offer') }),
  body: z.object({ reason: words.min(2).max(300) }),
})

export const squadCard = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  name: z.string(),
  families: z.array(family),
  leader: z.string(),
  ended: z.boolean(),
  members: z.array(z.object({ id: z.uuid(), name: z.string(), volunteer: z.enum(volunteerKinds) })),
  /** When it is out from today on. */
  bookings: z.array(
    z.object({
      occasionId: z.uuid(),
      title: z.string(),
      place: z.string(),
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
    }),
  ),
  /** How often it was out, and 人次 there, this year. */
  served: z.object({ occasions: z.int(), people: z.int() }),
})
export type SquadCard = z.infer<typeof squadCard>

export const listSquads = endpoint({
  method: 'GET',
  path: '/orders/squads',
  summary: 'Squads at an organisation and above it up to the caller’s, with when they are out.',
  door: { permission: 'orders.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org') }),
  answer: z.object({ squads: z.array(squadCard), edits: z.boolean() }),
})

export const formSquad = endpoint({
  method: 'POST',
  path: '/orders/squads',
  summary: 'A squad with its members.',
  door: { permission: 'orders.menu' },
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    name: words.min(2).max(40),
    families: z.array(family).min(1).max(7),
    leader: words.min(1).max(40),
    members: z
      .array(z.object({ name: words.min(1).max(40), volunteer: z.enum(volunteerKinds) }))
      .max(200)
      .default([]),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const endSquad = endpoint({
  method: 'POST',
  path: '/orders/squads/:id/end',
  summary: 'Dissolves a squad; refused while it is out or booked.',
  door: { permission: 'orders.menu' },
  reach: 'subtree',
  params: z.object({ id: idOf('orders.squad') }),
})

export const joinSquad = endpoint({
  method: 'POST',
  path: '/orders/squads/:id/members',
  summary: 'Volunteers join a squad.',
  door: { permission: 'orders.menu' },
  reach: 'subtree',
  params: z.object({ id: idOf('orders.squad') }),
  body: z.object({
    members: z
      .array(z.object({ name: words.min(1).max(40), volunteer: z.enum(volunteerKinds) }))
      .min(1)
      .max(200),
  }),
})

export const leaveSquad = endpoint({
  method: 'POST',
  path: '/orders/squads/:id/members/:memberId/leaving',
  summary: 'A volunteer leaves a squad.',
  door: { permission: 'orders.menu' },
  reach: 'subtree',
  params: z.object({ id: idOf('orders.squad'), memberId: idOf('orders.squad-member') }),
})
