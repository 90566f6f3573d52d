import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'

/** How a relation stands on a day: not begun, in force, about to end, ended. */
export const relationStanding = z.enum(['coming', 'holds', 'ending', 'ended'])
export type RelationStanding = z.infer<typeof relationStanding>

export const timeOfDay = z.enum(['morning', 'afternoon', 'evening'])
export type TimeOfDay = z.infer<typeof timeOfDay>

const words = z.string().trim()
const partyCard = z.object({ id: z.uuid(), holder: z.enum(['person', 'org']), sideName: z.string(), name: z.string() })

export const relationCard = z.object({
  id: z.uuid(),
  kind: z.string(),
  kindName: z.string(),
  keeperId: z.uuid(),
  keeperName: z.string(),
  a: partyCard,
  b: partyCard,
  duty: z.string(),
  note: z.string(),
  fromOn: z.iso.date(),
  /** The last day on which it holds; null without end. */
  lastOn: z.iso.date().nullable(),
  standing: relationStanding,
})
export type RelationCard = z.infer<typeof relationCard>

const dutyDoneCard = z.object({
  id: z.uuid(),
  doneOn: z.iso.date(),
  timeOfDay: timeOfDay.nullable(),
  text: z.string(),
  fileIds: z.array(z.uuid()),
  doneByName: z.string(),
  recordedAt: z.iso.datetime(),
})

const relationPage = relationCard.extend({
  runs: z.boolean(),
  renewals: z.array(z.object({ lastOn: z.iso.date().nullable(), renewedBy: z.string(), renewedAt: z.iso.datetime() })),
  ended: z.object({ reason: z.string(), endedBy: z.string(), endedAt: z.iso.datetime() }).nullable(),
  duties: z.array(dutyDoneCard),
})
export type RelationPage = z.infer<typeof relationPage>

const kind = naming('platform.open', z.string().max(60))
const relationId = z.object({ id: idOf('relations.relation') })
const dutyDone = z.object({
  id: idOf('platform.new'),
  doneOn: z.iso.date(),
  timeOfDay: timeOfDay.nullish(),
  text: words.min(2).max(2000),
  fileIds: z.array(idOf('files.file')).max(9).default([]),
})

export const listRelationKinds = endpoint({
  method: 'GET',
  path: '/relations/kinds',
  summary: 'Which kinds the caller may read, and which of them she keeps.',
  door: 'signed-in',
  reach: 'everyone',
  answer: z.object({
    kinds: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        keeps: z.boolean(),
        sides: z.object({
          a: z.object({ name: z.string(), holder: z.enum(['person', 'org']) }),
          b: z.object({ name: z.string(), holder: z.enum(['person', 'org']) }),
        }),
        duty: z.string(),
        months: z.int().nullable(),
      }),
    ),
  }),
})

export const listRelations = endpoint({
  method: 'GET',
  path: '/relations',
  summary: 'Relations of a kind kept below an organisation of the caller, the newest first; ended ones as well.',
  door: 'signed-in',
  reach: 'subtree',
  query: z.object({
    kind,
    orgId: idOf('orgs.org').optional(),
    standing: z.enum(['holds', 'ended']).optional(),
    cursor: naming('platform.open', z.string().max(80)).optional(),
  }),
  answer: z.object({ relations: z.array(relationCard), next: z.string().nullable() }),
})

export const listMissedDuties = endpoint({
  method: 'GET',
  path: '/relations/missed',
  summary: 'Relations in force whose duty was not done in the period of a day.',
  door: 'signed-in',
  reach: 'subtree',
  query: z.object({ kind, orgId: idOf('orgs.org').optional(), on: z.iso.date().optional() }),
  answer: z.object({ from: z.iso.date(), to: z.iso.date(), relations: z.array(relationCard) }),
})

export const getRelation = endpoint({
  method: 'GET',
  path: '/relations/:id',
  summary: 'One relation with its renewals, its end and the duties done; for its keeper and its sides.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: relationId,
  answer: relationPage,
})

export const listMyRelations = endpoint({
  method: 'GET',
  path: '/me/relations',
  summary: 'Relations in which the caller stands on a side, the newest first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ relations: z.array(relationCard) }),
})

export const beginRelation = endpoint({
  method: 'POST',
  path: '/relations',
  summary: 'Binds two parties of the caller’s scope; limits of either side hold.',
  door: 'signed-in',
  reach: 'subtree',
  body: z.object({
    id: idOf('platform.new'),
    kind,
    orgId: idOf('orgs.org'),
    a: naming('relations.party', z.uuid()),
    b: naming('relations.party', z.uuid()),
    duty: words.max(300).optional(),
    note: words.max(300).default(''),
    fromOn: z.iso.date(),
    /** The last day; the usual term of the kind when absent, without end when null. */
    lastOn: z.iso.date().nullish(),
  }),
})

export const renewRelation = endpoint({
  method: 'POST',
  path: '/relations/:id/renewal',
  summary: 'Another term; earlier ones stay readable.',
  door: 'signed-in',
  reach: 'subtree',
  params: relationId,
  body: z.object({ lastOn: z.iso.date().nullable() }),
})

export const endRelation = endpoint({
  method: 'POST',
  path: '/relations/:id/end',
  summary: 'Ends it with the reason; it stays readable.',
  door: 'signed-in',
  reach: 'subtree',
  params: relationId,
  body: z.object({ lastOn: z.iso.date(), reason: words.min(2).max(300) }),
})

export const recordDuty = endpoint({
  method: 'POST',
  path: '/relations/:id/duties',
  summary: 'That a duty was done, entered by the keeper or by a person who stands on a side.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: relationId,
  body: dutyDone,
})
