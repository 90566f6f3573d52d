import { z } from 'zod'
import { actionCard, caseCard, dueState, eventCard, personStatus } from '../../kernel/cases/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

const fen = z.int()
const cursor = z.string().max(200)

/** Where a claim stands; `second` is the second pair of eyes above the policy’s limit, `void` fell with its settlement. */
export const claimState = z.enum([
  'notify',
  'fill',
  'grassroots',
  'county',
  'city',
  'second',
  'paying',
  'payment-failed',
  'paid',
  'declined',
  'void',
])
export type ClaimState = z.infer<typeof claimState>

/** The stay as the bureau's file proves it. */
export const stay = z.object({
  settlementId: z.string(),
  hospitalName: z.string(),
  hospitalLevel: z.string(),
  admittedOn: z.iso.date(),
  dischargedOn: z.iso.date(),
  diagnosisCode: z.string(),
  diagnosisName: z.string(),
  totalFen: fen,
  fundFen: fen,
  majorFen: fen,
  ownFen: fen,
})

/** How the amount came about, in the order in which a person would add it up. */
export const computation = z.object({
  policyTitle: z.string(),
  policyVersion: z.int(),
  policyEffectiveFrom: z.iso.date(),
  policyYear: z.string(),
  /** Earlier stays of the policy year that count, oldest first. */
  earlierStays: z.array(z.object({ dischargedOn: z.iso.date(), ownFen: fen, benefitFen: fen })),
  ownFen: fen,
  accumulatedFen: fen,
  deductibleFen: fen,
  countableFen: fen,
  /** What f(A + x) draws from each tier; `toFen` null is «and above». */
  tiers: z.array(
    z.object({ fromFen: fen, toFen: fen.nullable(), partFen: fen, ratePercent: z.string(), benefitFen: fen }),
  ),
  /** f(A + x), and f(A) that earlier stays already drew. */
  benefitOfYearFen: fen,
  benefitOfEarlierFen: fen,
  yearCapFen: fen,
  paidEarlierFen: fen,
  cutByCapFen: fen,
  inpatientFen: fen,
  lumpSum: z.object({ disease: z.string(), amountFen: fen }).nullable(),
  /** An earlier overpayment set off against this claim. */
  setOffFen: fen,
  payableFen: fen,
})
export type Computation = z.infer<typeof computation>

export const claimCard = caseCard.extend({
  state: claimState,
  quarter: z.string(),
  kind: z.enum(['benefit', 'supplement']),
  personName: z.string(),
  maskedIdNumber: z.string(),
  maskedPhone: z.string().nullable(),
  payableFen: fen,
})
export type ClaimCard = z.infer<typeof claimCard>

export const bankCard = z.object({
  bankName: z.string(),
  maskedNumber: z.string(),
  holderName: z.string(),
})

/** What the person handed in; who acted when it was not herself. */
export const submission = z.object({
  submittedAt: z.iso.datetime(),
  bankCard,
  agent: z
    .object({
      name: z.string(),
      relation: z.string(),
      maskedIdNumber: z.string(),
      reason: z.enum(['incapacitated', 'dead']),
    })
    .nullable(),
  signatureFileId: z.uuid(),
})

export const claimDetail = z.object({
  claim: claimCard,
  stay,
  computation,
  submission: submission.nullable(),
  paymentProblem: z.string().nullable(),
  events: z.array(eventCard),
  actions: z.array(actionCard),
})
export type ClaimDetail = z.infer<typeof claimDetail>

export const listClaims = endpoint({
  method: 'GET',
  path: '/mutual-aid/claims',
  summary: 'Claims under an organisation, newest first, by keyset.',
  door: { permission: 'mutual-aid.claim.read' },
  reach: 'subtree',
  query: z.object({
    quarter: z.string().optional(),
    orgId: idOf('orgs.org').optional(),
    state: claimState.optional(),
    late: z.enum(['yes']).optional(),
    search: z.string().trim().max(60).optional(),
    cursor: cursor.optional(),
  }),
  answer: z.object({
    claims: z.array(claimCard),
    next: cursor.nullable(),
    /** Open claims of this organisation by state, from roll-ups. */
    counts: z.array(z.object({ state: claimState, count: z.int() })),
    lateCount: z.int(),
  }),
})

export const exportClaims = endpoint({
  method: 'GET',
  path: '/mutual-aid/claims/file',
  summary: 'The same list as a file with the reader’s watermark; masked like the screen.',
  door: { permission: 'mutual-aid.claim.read' },
  reach: 'subtree',
  query: z.object({
    quarter: z.string().optional(),
    orgId: idOf('orgs.org').optional(),
    state: claimState.optional(),
    format: z.enum(['csv', 'xlsx', 'pdf']).default('xlsx'),
    reason: z.string().trim().min(2).max(200),
  }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf'],
})

export const getClaim = endpoint({
  method: 'GET',
  path: '/mutual-aid/claims/:id',
  summary: 'One claim whole: stay, computation, submission, history, actions.',
  door: { permission: 'mutual-aid.claim.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('mutual-aid.claim') }),
  answer: claimDetail,
})

export const notifyClaimant = endpoint({
  method: 'POST',
  path: '/mutual-aid/claims/:id/notification',
  summary: 'The grassroots union notifies the person, on the phone and by the way named.',
  door: { permission: 'mutual-aid.notify' },
  reach: 'subtree',
  params: z.object({ id: idOf('mutual-aid.claim') }),
  body: z.object({ by: z.enum(['app', 'phone', 'visit']), note: z.string().trim().max(500).default('') }),
})

export const notifyClaimants = endpoint({
  method: 'POST',
  path: '/mutual-aid/notifications',
  summary: 'Notifies many at once; each is told apart.',
  door: { permission: 'mutual-aid.notify' },
  reach: 'subtree',
  body: z.object({ claimIds: z.array(idOf('mutual-aid.claim')).min(1).max(200) }),
  answer: z.object({ done: z.int(), refused: z.array(z.object({ claimId: z.uuid(), because: z.string() })) }),
})

export const reviewClaim = endpoint({
  method: 'POST',
  path: '/mutual-aid/claims/:id/review',
  summary: 'Approves at the reader’s level, or sends back to the person with a reason.',
  door: { permission: 'mutual-aid.review' },
  reach: 'subtree',
  params: z.object({ id: idOf('mutual-aid.claim') }),
  body: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('approve'), note: z.string().trim().max(500).default('') }),
    z.object({ decision: z.literal('send-back'), note: z.string().trim().min(2).max(500) }),
  ]),
})

export const reviewClaims = endpoint({
  method: 'POST',
  path: '/mutual-aid/reviews',
  summary: 'Approves many at the reader’s level; each is told apart.',
  door: { permission: 'mutual-aid.review' },
  reach: 'subtree',
  body: z.object({ claimIds: z.array(idOf('mutual-aid.claim')).min(1).max(200) }),
  answer: z.object({ done: z.int(), refused: z.array(z.object({ claimId: z.uuid(), because: z.string() })) }),
})

export const lapseClaim = endpoint({
  method: 'POST',
  path: '/mutual-aid/claims/:id/lapse',
  summary: 'After the policy’s claim period a county closes a claim nobody answered, with what was tried.',
  door: { permission: 'mutual-aid.lapse' },
  reach: 'subtree',
  params: z.object({ id: idOf('mutual-aid.claim') }),
  body: z.object({ note: z.string().trim().min(10).max(500) }),
})

/** The person's side. */
export const myClaim = z.object({
  id: z.uuid(),
  number: z.string(),
  state: claimState,
  personStatus,
  title: z.string(),
  payableFen: fen,
  due: dueState.nullable(),
  stay,
})
export type MyClaim = z.infer<typeof myClaim>

export const listMyClaims = endpoint({
  method: 'GET',
  path: '/me/mutual-aid/claims',
  summary: 'The reader’s own claims.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({
    claims: z.array(myClaim),
    cover: z.object({ startsOn: z.iso.date(), endsOn: z.iso.date(), orgName: z.string() }).nullable(),
  }),
})

export const getMyClaim = endpoint({
  method: 'GET',
  path: '/me/mutual-aid/claims/:id',
  summary: 'One of the reader’s own claims with every step of its sum.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('mutual-aid.claim') }),
  answer: z.object({
    claim: myClaim,
    computation,
    submission: submission.nullable(),
    /** Why it came back, or why the bank refused it. */
    message: z.string().nullable(),
    events: z.array(eventCard),
  }),
})

export const agentForm = z.object({
  name: z.string().trim().min(2).max(40),
  idNumber: z.string().trim().min(15).max(18),
  relation: z.enum(['spouse', 'child', 'parent', 'sibling', 'other']),
  reason: z.enum(['incapacitated', 'dead']),
})

export const submitClaim = endpoint({
  method: 'POST',
  path: '/me/mutual-aid/claims/:id/submission',
  summary: 'Hands in bank card, confirmation and signature; nothing the file already proves is asked.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  params: z.object({ id: idOf('mutual-aid.claim') }),
  body: z.object({
    /** The last four digits of the claimant’s id number, to confirm who is acting. */
    idTail: z.string().regex(/^\d{3}[\dXx]$/),
    bankName: z.string().trim().min(2).max(60),
    cardNumber: z.string().regex(/^\d{16,19}$/),
    holderName: z.string().trim().min(2).max(40),
    /** PNG as base64, drawn by finger. */
    signature: z.string().min(100).max(400_000),
    agent: agentForm.optional(),
    /** The version of the consent that she gave on the same page; absent when she had given it before. */
    consentVersion: z.int().optional(),
  }),
})

/** The phone tells the bank of a card number while it is typed, from the public list of card prefixes. */
export const checkBankCard = endpoint({
  method: 'POST',
  path: '/me/mutual-aid/bank-card-check',
  summary: 'Whether a card number is well formed and which bank it belongs to, when known.',
  door: 'signed-in',
  reach: 'everyone',
  body: z.object({ cardNumber: z.string().max(30) }),
  answer: z.object({ valid: z.boolean(), bankName: z.string().nullable(), problem: z.string().nullable() }),
})

export const objectToClaim = endpoint({
  method: 'POST',
  path: '/me/mutual-aid/claims/:id/objection',
  summary: 'Says the amount or the stay is wrong; goes to the grassroots union and stops nothing.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('mutual-aid.claim') }),
  body: z.object({ text: z.string().trim().min(5).max(500) }),
})

export const declineClaim = endpoint({
  method: 'POST',
  path: '/me/mutual-aid/claims/:id/refusal',
  summary: 'The person gives the money up, knowingly.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('mutual-aid.claim') }),
  body: z.object({ idTail: z.string().regex(/^\d{3}[\dXx]$/) }),
})
