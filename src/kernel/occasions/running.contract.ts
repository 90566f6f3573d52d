import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'

const words = z.string().trim()
const moment = z.iso.datetime()
const cursor = naming('platform.open', z.string().max(80)).optional()
const occasionId = z.object({ id: idOf('occasions.occasion') })
const kind = naming('platform.open', z.string().max(60))

export const listPlaces = endpoint({
  method: 'GET',
  path: '/occasions/:id/places',
  summary: 'Who has a place, waits or gave it up, in order of turns.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  query: z.object({ state: z.enum(['placed', 'waiting', 'left']).default('placed'), cursor }),
  answer: z.object({
    places: z.array(
      z.object({
        personId: z.uuid(),
        name: z.string(),
        roleName: z.string(),
        venue: z.int(),
        state: z.enum(['placed', 'waiting', 'left']),
        origin: z.enum(['self', 'invited', 'walk-in']),
        turn: z.int(),
        takenAt: moment,
        attendedAt: moment.nullable(),
        attendedBy: z.enum(['code', 'late-code', 'card', 'hand']).nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const invitePeople = endpoint({
  method: 'POST',
  path: '/occasions/:id/places',
  summary: 'Lists people of the caller’s scope; those for whom there is no seat wait.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  body: z.object({
    personIds: z.array(idOf('people.person')).min(1).max(1000),
    role: z.string().max(40).optional(),
    venue: z.int().min(1).max(99).default(1),
  }),
  answer: z.object({ placed: z.int(), waiting: z.int(), known: z.int() }),
})

export const addGuests = endpoint({
  method: 'POST',
  path: '/occasions/:id/guests',
  summary: 'Lists people without a record of their own.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  body: z.object({
    guests: z
      .array(z.object({ name: words.min(1).max(50), unit: words.max(80), role: z.string().max(40).optional() }))
      .min(1)
      .max(5000),
  }),
})

export const markGuests = endpoint({
  method: 'POST',
  path: '/occasions/:id/guests/presence',
  summary: 'Marks guests present.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  body: z.object({ guestIds: z.array(idOf('occasions.guest')).min(1).max(5000) }),
  answer: z.object({ marked: z.int() }),
})

export const showDoor = endpoint({
  method: 'GET',
  path: '/occasions/:id/door',
  summary: 'What the door shows: six digits for each half minute, so many ahead that it goes on without a line.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  answer: z.object({
    title: z.string(),
    from: moment,
    until: moment,
    checkedIn: z.int(),
    codes: z.array(z.object({ code: z.string(), from: moment, until: moment })),
  }),
})

export const checkInByHand = endpoint({
  method: 'POST',
  path: '/occasions/:id/check-ins',
  summary: 'Marks people of the list present by hand.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  body: z.object({ personIds: z.array(idOf('people.person')).min(1).max(1000) }),
  answer: z.object({ marked: z.int(), known: z.int() }),
})

export const checkInByCards = endpoint({
  method: 'POST',
  path: '/occasions/:id/scans',
  summary: 'Member cards read at the door, now or offline before; sent again nothing changes.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  body: z.object({
    scans: z
      .array(z.object({ code: naming('credentials.card-code', z.string().regex(/^\d{12}$/)), at: moment }))
      .min(1)
      .max(500),
  }),
  answer: z.object({
    scans: z.array(
      z.object({
        code: z.string(),
        outcome: z.enum(['in', 'known', 'no-place', 'full', 'wrong-code', 'door-shut']),
        name: z.string().nullable(),
      }),
    ),
  }),
})

export const countHeads = endpoint({
  method: 'POST',
  path: '/occasions/:id/counts',
  summary: 'A number logged on the spot: people without account, or another tally of the kind.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  body: z.object({
    id: idOf('platform.new'),
    tally: z.string().max(40).default('people'),
    quantity: z.int().min(1).max(1_000_000),
    venue: z.int().min(1).max(99).nullish(),
    note: words.max(300).default(''),
  }),
})

export const takeBackCount = endpoint({
  method: 'POST',
  path: '/occasions/:id/counts/:countId/taking-back',
  summary: 'Takes a wrong number back, with the reason; both stay readable.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId.extend({ countId: idOf('occasions.count') }),
  body: z.object({ reason: words.min(2).max(300) }),
})

export const writeMinutes = endpoint({
  method: 'POST',
  path: '/occasions/:id/minutes',
  summary: 'The next version of the minutes.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  body: z.object({ text: words.min(2).max(20_000), fileIds: z.array(idOf('files.file')).max(20).default([]) }),
})

export const every = z.enum(['week', 'month', 'quarter', 'half-year', 'year'])

export const setDuty = endpoint({
  method: 'POST',
  path: '/occasions/duties',
  summary: 'That each of some units holds an occasion of a kind once in every period.',
  door: 'signed-in',
  reach: 'subtree',
  body: z.object({
    id: idOf('platform.new'),
    kind,
    orgId: idOf('orgs.org'),
    title: words.min(2).max(80),
    layer: words.max(20).default(''),
    every,
    unitIds: z.array(idOf('orgs.org')).min(1).max(5000),
    fromOn: z.iso.date(),
  }),
})

export const endDuty = endpoint({
  method: 'POST',
  path: '/occasions/duties/:id/end',
  summary: 'The duty holds no longer from tomorrow on.',
  door: 'signed-in',
  reach: 'subtree',
  params: z.object({ id: idOf('occasions.duty') }),
})

export const dutyStanding = z.object({
  dutyId: z.uuid(),
  title: z.string(),
  layer: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  state: z.enum(['held', 'planned', 'missing']),
  occasionId: z.uuid().nullable(),
})

export const readDuties = endpoint({
  method: 'GET',
  path: '/occasions/duties',
  summary: 'How each unit stands in the period of a day: held, planned or missing.',
  door: 'signed-in',
  reach: 'subtree',
  query: z.object({
    kind: z.string().max(60),
    on: z.iso.date().optional(),
    state: z.enum(['held', 'planned', 'missing']).optional(),
  }),
  answer: z.object({ standings: z.array(dutyStanding) }),
})
