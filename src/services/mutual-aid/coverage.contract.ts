import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { importBalance, quarter } from './settlements.contract.ts'

const fen = z.int()

export const notEligibleReason = z.enum([
  'not-covered',
  'waiting',
  'excluded-diagnosis',
  'excluded-hospital',
  'below-deductible',
  'cap-reached',
])
export type NotEligibleReason = z.infer<typeof notEligibleReason>

export const proofStage = z.enum(['notify', 'fill', 'grassroots', 'county', 'city', 'paying', 'payment-failed'])
export type ProofStage = z.infer<typeof proofStage>

/** One line of the proof. Each difference is 0 or the proof does not hold. */
export const proofLine = z.object({
  inForce: z.int(),
  notEligible: z.record(notEligibleReason, z.int()),
  /** In force but not screened since it came or changed; 0 in a finished quarter. */
  unscreened: z.int(),
  eligible: z.int(),
  benefitFen: fen,
  paid: z.int(),
  paidFen: fen,
  declined: z.int(),
  /** Eligible but not yet sent down. */
  undispatched: z.int(),
  inProgress: z.array(z.object({ stage: proofStage, count: z.int(), oldestDays: z.int() })),
  differences: z.object({ records: z.int(), eligible: z.int() }),
})
export type ProofLine = z.infer<typeof proofLine>

export const getProof = endpoint({
  method: 'GET',
  path: '/mutual-aid/quarters/:quarter/proof',
  summary: 'That nobody was missed: the quarter balanced to the row, whole and one level below.',
  door: { permission: 'mutual-aid.proof.read' },
  reach: 'subtree',
  params: z.object({ quarter }),
  query: z.object({ orgId: idOf('orgs.org').optional() }),
  answer: z.object({
    quarter,
    asOf: z.iso.datetime(),
    /** Files are the fund’s as a whole; shown only to who may see all of it. */
    files: importBalance.extend({ superseded: z.int(), difference: z.int() }).nullable(),
    whole: proofLine,
    below: z.array(z.object({ orgId: z.uuid(), orgName: z.string(), line: proofLine })),
  }),
})

/** The rows behind one number of the proof. */
export const listProofRows = endpoint({
  method: 'GET',
  path: '/mutual-aid/quarters/:quarter/proof/rows',
  summary: 'The records behind one number of the proof, by keyset.',
  door: { permission: 'mutual-aid.proof.read' },
  reach: 'subtree',
  params: z.object({ quarter }),
  query: z.object({
    cell: z.union([
      z.enum(['in-force', 'eligible', 'paid', 'declined', 'undispatched', 'unscreened']),
      z.templateLiteral(['reason:', notEligibleReason]),
      z.templateLiteral(['stage:', proofStage]),
    ]),
    orgId: idOf('orgs.org').optional(),
    cursor: z.string().max(200).optional(),
  }),
  answer: z.object({
    rows: z.array(
      z.object({
        settlementId: z.string(),
        maskedName: z.string(),
        orgName: z.string().nullable(),
        dischargedOn: z.iso.date(),
        ownFen: fen,
        benefitFen: fen,
        reason: notEligibleReason.nullable(),
        claimId: z.uuid().nullable(),
        stateName: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const downloadProof = endpoint({
  method: 'GET',
  path: '/mutual-aid/quarters/:quarter/proof/file',
  summary: 'The proof by whole, by county and by grassroots union as a workbook.',
  door: { permission: 'mutual-aid.proof.read' },
  reach: 'subtree',
  params: z.object({ quarter }),
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

/** The year in figures: person-times, amounts, by quarter and by county. */
export const getStatistics = endpoint({
  method: 'GET',
  path: '/mutual-aid/statistics',
  summary: 'Person-times and money by quarter and by organisation, with opening balances kept apart.',
  door: { permission: 'mutual-aid.proof.read' },
  reach: 'subtree',
  query: z.object({ year: z.coerce.number().int().min(2013).max(2100), orgId: idOf('orgs.org').optional() }),
  answer: z.object({
    year: z.int(),
    sinceStart: z.object({
      cases: z.int(),
      amountFen: fen,
      openingCases: z.int(),
      openingAmountFen: fen,
      qualifier: z.string(),
    }),
    thisYear: z.object({ cases: z.int(), people: z.int(), amountFen: fen }),
    byQuarter: z.array(z.object({ quarter, cases: z.int(), amountFen: fen })),
    byOrg: z.array(
      z.object({
        orgId: z.uuid(),
        orgName: z.string(),
        cases: z.int(),
        amountFen: fen,
        medianDays: z.int().nullable(),
      }),
    ),
    byDisease: z.array(z.object({ name: z.string(), cases: z.int(), amountFen: fen })),
  }),
})
