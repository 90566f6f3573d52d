import { z } from 'zod'
import { actionCard, caseCard, eventCard } from '../../kernel/cases/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { employmentForms } from './forms.model.ts'

export type { EmploymentForm } from './forms.model.ts'

export const employmentForm = z.enum(employmentForms)

/** Through which door a member came. */
export const door = z.enum(['phone', 'invitation', 'counter', 'import'])
export type Door = z.infer<typeof door>

/** Where an application stands; `releasing` waits for the union she leaves, `correct` is back with the person. */
export const joiningState = z.enum(['releasing', 'review', 'correct', 'admitted', 'refused', 'withdrawn'])
export type JoiningState = z.infer<typeof joiningState>

const phone = naming('people.phone', z.string().regex(/^1[3-9]\d{9}$/))

export const sendPhoneCode = endpoint({
  method: 'POST',
  path: '/membership/phone-codes',
  summary: 'Sends a code to a phone, by which whoever wants to join proves that it is hers.',
  door: 'public',
  reach: 'everyone',
  perMinute: 10,
  body: z.object({ phone }),
  /** `demoCode` is filled only in a demonstration, from the SMS simulator. */
  answer: z.object({ resendAfterSeconds: z.int(), demoCode: z.string().nullable() }),
})

export const proveIdentity = endpoint({
  method: 'POST',
  path: '/membership/identity-proofs',
  summary: 'Proves name, id number and phone, and signs the person in; the answer never tells who was known before.',
  door: 'public',
  reach: 'bearer',
  perMinute: 10,
  body: z.object({
    name: z.string().trim().min(2).max(40),
    idNumber: naming('people.id-number', z.string().trim().min(15).max(18)),
    phone,
    code: z.string().regex(/^\d{6}$/),
  }),
})

/** A union somebody may join. */
export const joinableUnion = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Names of the unions above it, from the top, joined for reading. */
  above: z.string(),
  kind: z.string(),
  hasChildren: z.boolean(),
  takesMembers: z.boolean(),
})
export type JoinableUnion = z.infer<typeof joinableUnion>

export const findUnions = endpoint({
  method: 'GET',
  path: '/membership/unions',
  summary:
    'Unions one may join: by part of the name, or those below a place; below the top of the tree without either.',
  door: 'public',
  reach: 'everyone',
  perMinute: 120,
  query: z.object({
    search: z.string().trim().max(60).optional(),
    parentId: naming('platform.open', z.uuid()).optional(),
  }),
  answer: z.object({ unions: z.array(joinableUnion) }),
})

const joiningForm = z.object({
  /** Any union that takes members. */
  orgId: naming('platform.open', z.uuid()),
  form: employmentForm,
  employerName: z.string().trim().max(60),
  remark: z.string().trim().max(300).default(''),
  documentId: idOf('files.file').optional(),
  /** The code of an invitation; it names the union. */
  invitationCode: naming('membership.invitation-code', z.string().trim().max(20)).optional(),
})

export const applyToJoin = endpoint({
  method: 'POST',
  path: '/me/membership/applications',
  summary: 'Asks to join a union; one application at a time.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  body: joiningForm,
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const reviseApplication = endpoint({
  method: 'POST',
  path: '/me/membership/applications/:id/revision',
  summary: 'Sends an application again after it was sent back (补正).',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('membership.application') }),
  body: joiningForm.omit({ orgId: true, invitationCode: true }),
})

export const withdrawApplication = endpoint({
  method: 'POST',
  path: '/me/membership/applications/:id/withdrawal',
  summary: 'Takes an application back before it is decided.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('membership.application') }),
})

export const myApplication = z.object({
  id: z.uuid(),
  number: z.string(),
  state: joiningState,
  orgId: z.uuid(),
  orgName: z.string(),
  form: employmentForm,
  employerName: z.string(),
  remark: z.string(),
  hasDocument: z.boolean(),
  sentAt: z.iso.datetime(),
  /** Why it came back or was refused. */
  message: z.string().nullable(),
  case: caseCard,
  events: z.array(eventCard),
})
export type MyApplication = z.infer<typeof myApplication>

export const myMembership = z.object({
  maskedName: z.string(),
  maskedIdNumber: z.string(),
  maskedPhone: z.string().nullable(),
  membership: z.object({ orgId: z.uuid(), orgName: z.string(), fromOn: z.iso.date() }).nullable(),
  former: z.array(z.object({ orgName: z.string(), fromOn: z.iso.date(), untilOn: z.iso.date() })),
  form: employmentForm.nullable(),
  employerName: z.string().nullable(),
  application: myApplication.nullable(),
  departure: z
    .object({ id: z.uuid(), purpose: z.enum(['leave', 'transfer']), case: caseCard, message: z.string().nullable() })
    .nullable(),
})
export type MyMembership = z.infer<typeof myMembership>

export const getMyMembership = endpoint({
  method: 'GET',
  path: '/me/membership',
  summary: 'The reader’s own membership, former ones, and the newest application.',
  door: 'signed-in',
  reach: 'self',
  answer: myMembership,
})

export const applicationCard = caseCard.extend({ state: joiningState })
export type ApplicationCard = z.infer<typeof applicationCard>

export const applicationDetail = z.object({
  application: applicationCard,
  /** In the clear for the desk that has to compare it with a document. */
  name: z.string(),
  maskedIdNumber: z.string(),
  maskedPhone: z.string(),
  bornOn: z.iso.date(),
  form: employmentForm,
  employerName: z.string(),
  door,
  remark: z.string(),
  documentId: z.uuid().nullable(),
  /** The union she comes from, of a transfer. */
  fromOrgName: z.string().nullable(),
  confirmed: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
  events: z.array(eventCard),
  actions: z.array(actionCard),
})
export type ApplicationDetail = z.infer<typeof applicationDetail>

export const listApplications = endpoint({
  method: 'GET',
  path: '/membership/applications',
  summary: 'Applications under an organisation, newest first, by keyset, with the counts of each state.',
  door: { permission: 'membership.read' },
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    state: joiningState.optional(),
    late: z.enum(['yes']).optional(),
    from: z.iso.date().optional(),
    search: z.string().trim().max(60).optional(),
    cursor: z.string().max(200).optional(),
  }),
  answer: z.object({
    applications: z.array(applicationCard),
    next: z.string().nullable(),
    counts: z.array(z.object({ state: joiningState, count: z.int() })),
    lateCount: z.int(),
  }),
})

export const getApplication = endpoint({
  method: 'GET',
  path: '/membership/applications/:id',
  summary: 'One application whole, with its history and what the reader may do.',
  door: { permission: 'membership.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('membership.application') }),
  answer: applicationDetail,
})

export const openApplicationDocument = endpoint({
  method: 'GET',
  path: '/membership/applications/:id/document',
  summary: 'The document of an application.',
  door: { permission: 'membership.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('membership.application') }),
  download: ['application/pdf', 'image/png', 'image/jpeg'],
})

export const reviewApplication = endpoint({
  method: 'POST',
  path: '/membership/applications/:id/review',
  summary: 'The union admits the person, sends the application back for correction, or refuses with a reason.',
  door: { permission: 'membership.admit' },
  reach: 'subtree',
  params: z.object({ id: idOf('membership.application') }),
  body: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('admit'), note: z.string().trim().max(500).default('') }),
    z.object({ decision: z.literal('send-back'), note: z.string().trim().min(2).max(500) }),
    z.object({ decision: z.literal('refuse'), note: z.string().trim().min(2).max(500) }),
  ]),
})
