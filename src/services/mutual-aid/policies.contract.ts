import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'

const fen = z.int()

/** A policy version as the editor writes it and everyone reads it; `policies.rules.ts` holds what makes it valid. */
export const policyDocument = z.object({
  fund: z.string(),
  version: z.int(),
  title: z.string(),
  effectiveFrom: z.iso.date(),
  policyYearStart: z.string(),
  fundingSources: z.array(z.string()),
  coverOn: z.enum(['admission', 'discharge']),
  waitingDays: z.int(),
  claimDays: z.int(),
  stepDays: z.object({ notify: z.int(), fill: z.int(), grassroots: z.int(), county: z.int(), city: z.int() }),
  fourEyesAboveFen: fen,
  inpatient: z.object({
    deductibleFen: fen,
    /** Measured above the deductible; `rate` is a decimal text such as `0.50`. */
    tiers: z.array(z.object({ aboveFen: fen, rate: z.string() })),
    yearCapFen: fen,
  }),
  diseases: z.array(
    z.object({ name: z.string(), icd10: z.array(z.string()), lumpSumFen: fen, once: z.enum(['life', 'year']) }),
  ),
  excludedIcd10: z.array(z.string()),
  excludedHospitalLevels: z.array(z.string()),
})
export type PolicyDocument = z.infer<typeof policyDocument>

export const policyCard = z.object({
  version: z.int(),
  title: z.string(),
  effectiveFrom: z.iso.date(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
  state: z.enum(['in-force', 'coming', 'past']),
  document: policyDocument,
})
export type PolicyCard = z.infer<typeof policyCard>

export const listPolicies = endpoint({
  method: 'GET',
  path: '/mutual-aid/policies',
  summary: 'Every published version of the policy, newest first.',
  door: 'signed-in',
  reach: 'everyone',
  answer: z.object({ policies: z.array(policyCard) }),
})

/** A fault of a draft: where it stands and the sentence to show beside the field. */
export const policyFault = z.object({ code: z.string(), field: z.string().nullable(), sentence: z.string() })
export type PolicyFault = z.infer<typeof policyFault>

export const checkPolicy = endpoint({
  method: 'POST',
  path: '/mutual-aid/policies/check',
  summary: 'Every fault of a draft, without publishing it, and what the draft would pay for given own-pay sums.',
  door: { permission: 'mutual-aid.policy.publish' },
  reach: 'everyone',
  body: z.object({ draft: z.unknown(), trialOwnPayFen: z.array(fen).max(20) }),
  answer: z.object({
    faults: z.array(policyFault),
    trials: z.array(z.object({ ownPayFen: fen, benefitFen: fen })),
  }),
})

export const publishPolicy = endpoint({
  method: 'POST',
  path: '/mutual-aid/policies',
  summary: 'Publishes a version for ever; refused with every fault when the draft contradicts itself.',
  door: { permission: 'mutual-aid.policy.publish' },
  reach: 'subtree',
  body: z.object({ draft: z.unknown() }),
  answer: policyCard,
})

/** What anyone may read: the policy in force and the totals the fund answers for. */
export const getPublicMutualAid = endpoint({
  method: 'GET',
  path: '/public/mutual-aid',
  summary: 'The policy in force and the fund’s totals.',
  door: 'public',
  reach: 'everyone',
  answer: z.object({
    federationName: z.string(),
    policy: policyDocument.nullable(),
    /** Totals with their qualifier (余, 多, 近 or empty) and what they count. */
    totals: z.array(
      z.object({
        key: z.enum(['since-start', 'this-year']),
        label: z.string(),
        cases: z.int(),
        amountFen: fen,
        qualifier: z.string(),
        source: z.string(),
      }),
    ),
    coveredPeople: z.int(),
    lastQuarter: z
      .object({
        quarter: z.string(),
        settlements: z.int(),
        eligible: z.int(),
        paid: z.int(),
        inProgress: z.int(),
        declined: z.int(),
        difference: z.int(),
      })
      .nullable(),
  }),
})
