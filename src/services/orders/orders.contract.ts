import { z } from 'zod'
import { actionCard, dueState, eventCard, personStatus } from '../../kernel/cases/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { offerFamilies, orderChannels, orderStates, placeKinds } from './model.ts'

export const orderState = z.enum(orderStates)

export const family = z.enum(offerFamilies)
export const placeKind = z.enum(placeKinds)

const words = z.string().trim()
const orderId = z.object({ id: idOf('orders.order') })
const note = words.min(2).max(500)

export const orderWish = z.object({
  menuOrgId: idOf('orgs.org'),
  offerId: idOf('orders.offer').nullish(),
  wish: words.max(1000).default(''),
  placeKind,
  place: words.min(2).max(120),
  wantedFrom: z.iso.date(),
  wantedTo: z.iso.date(),
  people: z.int().min(1).max(100_000).nullish(),
})

/** An order as lists show it. */
export const orderCard = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  family,
  state: orderState,
  personStatus: personStatus,
  due: dueState.nullable(),
  wish: z.string(),
  placeKind,
  place: z.string(),
  wantedFrom: z.iso.date(),
  wantedTo: z.iso.date(),
  people: z.int().nullable(),
  channel: z.enum(orderChannels),
  /** Masked name, name of the union, or the masked caller. */
  orderedBy: z.string(),
  orderedAt: z.iso.datetime(),
  menuOrgId: z.uuid(),
  menuOrgName: z.string(),
  officeName: z.string().nullable(),
  squadName: z.string().nullable(),
  serving: z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), place: z.string() }).nullable(),
  stars: z.int().nullable(),
})
export type OrderCard = z.infer<typeof orderCard>

export const placeOrder = endpoint({
  method: 'POST',
  path: '/me/orders',
  summary: 'Orders an offer of a menu of one’s unions, or wishes for something that is on none.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  perMinute: 10,
  body: orderWish,
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const listMyOrders = endpoint({
  method: 'GET',
  path: '/me/orders',
  summary: 'What the caller ordered, newest first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ orders: z.array(orderCard) }),
})

const orderPage = orderCard.extend({
  events: z.array(eventCard),
  actions: z.array(actionCard),
  said: z.string().nullable(),
  occasionId: z.uuid().nullable(),
  /** 人次 logged when it was served. */
  attended: z.int().nullable(),
})

export const getMyOrder = endpoint({
  method: 'GET',
  path: '/me/orders/:id',
  summary: 'One order of the caller with its history.',
  door: 'signed-in',
  reach: 'self',
  params: orderId,
  answer: orderPage,
})

export const rateOrder = endpoint({
  method: 'POST',
  path: '/me/orders/:id/rating',
  summary: 'Stars and words once it was served; that it was not sends it back to whoever took it.',
  door: 'signed-in',
  reach: 'self',
  params: orderId,
  body: z.object({
    served: z.enum(['served', 'not-served']),
    stars: z.int().min(1).max(5),
    text: words.max(500).default(''),
  }),
})

export const withdrawOrder = endpoint({
  method: 'POST',
  path: '/me/orders/:id/withdrawal',
  summary: 'Takes an order back before it is scheduled.',
  door: 'signed-in',
  reach: 'self',
  params: orderId,
})

export const enterUnionOrder = endpoint({
  method: 'POST',
  path: '/orders',
  summary: 'A union orders for its members, from its own menu or one above.',
  door: { permission: 'orders.enter' },
  reach: 'subtree',
  movesValue: true,
  body: orderWish.extend({ orgId: idOf('orgs.org') }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const enterHotlineOrder = endpoint({
  method: 'POST',
  path: '/orders/calls',
  summary:
    'An officer writes down what somebody orders by telephone; a member with that name and phone owns the order.',
  door: { permission: 'orders.enter' },
  reach: 'subtree',
  movesValue: true,
  body: orderWish.extend({
    name: words.min(1).max(50),
    phone: naming('platform.open', words.regex(/^1\d{10}$|^0\d{9,11}$/)),
  }),
  answer: z.object({ id: z.uuid(), number: z.string(), known: z.boolean() }),
})

export const listOrders = endpoint({
  method: 'GET',
  path: '/orders',
  summary: 'Orders from menus below the caller’s organisations, newest first.',
  door: { permission: 'orders.read' },
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    state: orderState.optional(),
    family: family.optional(),
    officeId: idOf('orders.office').optional(),
    channel: z.enum(orderChannels).optional(),
    search: words.max(40).optional(),
    cursor: naming('platform.open', z.uuid()).optional(),
  }),
  answer: z.object({
    orders: z.array(orderCard),
    next: z.string().nullable(),
    /** How many wait to be taken, and how many of these are late. */
    waiting: z.object({ all: z.int(), late: z.int() }),
  }),
})

export const getOrder = endpoint({
  method: 'GET',
  path: '/orders/:id',
  summary: 'One order as the union that takes it reads it.',
  door: { permission: 'orders.read' },
  reach: 'subtree',
  params: orderId,
  answer: orderPage.extend({
    caller: z.object({ name: z.string(), phone: z.string() }).nullable(),
    officeId: z.uuid().nullable(),
    squadId: z.uuid().nullable(),
    offerId: z.uuid().nullable(),
    takes: z.boolean(),
  }),
})
export type OrderPage = z.infer<typeof getOrder.answer>

export const takeOrder = endpoint({
  method: 'POST',
  path: '/orders/:id/taking',
  summary: 'An office of the union takes it.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  params: orderId,
  body: z.object({ officeId: idOf('orders.office'), note: words.max(500).default('') }),
})

export const declineOrder = endpoint({
  method: 'POST',
  path: '/orders/:id/declining',
  summary: 'It cannot be served, with the reason and what else there is.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  params: orderId,
  body: z.object({ note }),
})

export const handOnOrder = endpoint({
  method: 'POST',
  path: '/orders/:id/handing-on',
  summary: 'Another union above or below serves it.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  params: orderId,
  body: z.object({ orgId: idOf('orgs.org'), note }),
})

const moment = z.iso.datetime()

export const scheduleOrder = endpoint({
  method: 'POST',
  path: '/orders/:id/schedule',
  summary: 'A squad, a time and a place: an occasion is announced and whoever ordered is told.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  params: orderId,
  body: z.object({
    squadId: idOf('orders.squad'),
    startsAt: moment,
    endsAt: moment,
    place: words.min(2).max(120),
    placeKind,
    /** `members`: all members of the union see it; `listed`: only those on its list. */
    visibility: z.enum(['everyone', 'members', 'listed']).default('members'),
    capacity: z.int().min(1).max(100_000).nullable().default(null),
    note: words.max(500).default(''),
  }),
  answer: z.object({ occasionId: z.uuid() }),
})

export const callOff = endpoint({
  method: 'POST',
  path: '/orders/:id/calling-off',
  summary:
    'The time does not hold: the occasion is cancelled, the squad is free, the order waits to be scheduled again.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  params: orderId,
  body: z.object({ note }),
})

export const logService = endpoint({
  method: 'POST',
  path: '/orders/:id/service',
  summary: 'It was served: 人次, hand-outs; the occasion counts as held and whoever ordered is asked to rate it.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  params: orderId,
  body: z.object({
    heads: z.int().min(0).max(1_000_000),
    handouts: z.int().min(0).max(1_000_000).default(0),
    note: words.max(500).default(''),
  }),
})

export const rateUnionOrder = endpoint({
  method: 'POST',
  path: '/orders/:id/rating',
  summary: 'The union that ordered rates it; that it was not served sends it back.',
  door: { permission: 'orders.enter' },
  reach: 'subtree',
  params: orderId,
  body: rateOrder.body,
})
