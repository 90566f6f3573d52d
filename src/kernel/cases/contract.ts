import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

import { personStatuses } from './model.ts'

export type { PersonStatus } from './model.ts'

export const personStatus = z.enum(personStatuses)

/** How a due date stands today, in working days; `daysLeft` is negative when late. */
export const dueState = z.object({ on: z.iso.date(), daysLeft: z.int(), state: z.enum(['calm', 'soon', 'late']) })
export type DueState = z.infer<typeof dueState>

export const caseCard = z.object({
  id: z.uuid(),
  ownerId: z.uuid(),
  number: z.string(),
  type: z.string(),
  typeName: z.string(),
  state: z.string(),
  stateName: z.string(),
  personStatus,
  title: z.string(),
  /** One grey line below the title: masked person, employer, amount. */
  subtitle: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  deskOrgId: z.uuid().nullable(),
  deskName: z.string(),
  openedAt: z.iso.datetime(),
  stageSince: z.iso.datetime(),
  due: dueState.nullable(),
  amountFen: z.int().nullable(),
})
export type CaseCard = z.infer<typeof caseCard>

/** An action and whether the reader may take it now; `because` says in Chinese what is missing. */
export const actionCard = z.object({
  action: z.string(),
  name: z.string(),
  allowed: z.boolean(),
  because: z.string().nullable(),
})
export type ActionCard = z.infer<typeof actionCard>

export const eventCard = z.object({
  at: z.iso.datetime(),
  action: z.string(),
  title: z.string(),
  actorName: z.string(),
  actorOrgName: z.string().nullable(),
  note: z.string().nullable(),
})
export type EventCard = z.infer<typeof eventCard>

export const cursor = z.string().max(200)

export const listCases = endpoint({
  method: 'GET',
  path: '/cases',
  summary: 'Cases under one organisation, newest first, 20 a page, by keyset.',
  door: 'signed-in',
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    type: z.string().optional(),
    state: z.string().optional(),
    late: z.enum(['yes']).optional(),
    at: z.enum(['desk']).optional(),
    search: z.string().trim().max(60).optional(),
    cursor: cursor.optional(),
  }),
  answer: z.object({ cases: z.array(caseCard), next: cursor.nullable() }),
})

/** What waits for the reader as an officer: her desk's cases, late first. */
export const getDesk = endpoint({
  method: 'GET',
  path: '/desk',
  summary: 'What waits at the reader’s desks, what is late below her, what falls due next.',
  door: 'signed-in',
  reach: 'subtree',
  answer: z.object({
    waitingCount: z.int(),
    lateCount: z.int(),
    waiting: z.array(caseCard),
    /** Whistled for, and not reported in yet. */
    called: z.array(caseCard),
    late: z.array(caseCard),
    /** Open cases by state, for the reader’s whole subtree, from roll-ups. */
    counts: z.array(z.object({ type: z.string(), state: z.string(), stateName: z.string(), count: z.int() })),
  }),
})

/** What waits for the reader as a person. */
export const getMyCases = endpoint({
  method: 'GET',
  path: '/me/cases',
  summary: 'The reader’s own cases, to-dos first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ cases: z.array(caseCard) }),
})

export const getTimeline = endpoint({
  method: 'GET',
  path: '/cases/:id/timeline',
  summary: 'History of a case and the actions open to the reader.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: z.object({ id: idOf('cases.case') }),
  answer: z.object({ case: caseCard, events: z.array(eventCard), actions: z.array(actionCard) }),
})

export const commentOnCase = endpoint({
  method: 'POST',
  path: '/cases/:id/comments',
  summary: 'Adds a record that the person can read.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: z.object({ id: idOf('cases.case') }),
  body: z.object({ text: z.string().trim().min(1).max(1000) }),
})

export const superviseCase = endpoint({
  method: 'POST',
  path: '/cases/:id/supervision',
  summary: 'An upper union asks the desk to hurry (督办); it shows on the case and notifies the desk.',
  door: { permission: 'cases.supervise' },
  reach: 'subtree',
  params: z.object({ id: idOf('cases.case') }),
  body: z.object({ text: z.string().trim().min(1).max(500) }),
})
