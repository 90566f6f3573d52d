import { z } from 'zod'
import { caseCard } from '../../kernel/cases/contract.ts'
import { naming } from '../../platform/http/thing.ts'
import { clockKeys, datedFactKinds } from './clocks.model.ts'
import { hearingKinds, hearingOfficerKinds } from './hearings.model.ts'
import {
  channels,
  disputeClasses,
  disputeStates,
  evidenceKinds,
  industries,
  partParts,
  riskFlags,
  settlementWays,
  sources,
  subjects,
} from './model.ts'

export const fen = z.int().min(0).max(100_000_000_00)
export const someFen = z.int().min(1).max(100_000_000_00)
export const day = z.iso.date()
export const someText = (most: number) => z.string().trim().max(most)
export const neededText = (least: number, most: number) => z.string().trim().min(least).max(most)

export const creditCode = z
  .string()
  .trim()
  .toUpperCase()
  .max(18)
  .transform((text) => text || null)
  .nullable()
  .default(null)

/** The first day of a month. */
export const month = z.iso.date().refine((value) => value.endsWith('-01'))

export const owedMonth = z.object({ month, owedFen: someFen })

/** The one against whom a claim is, as the worker knows it. */
export const respondent = z.object({
  kind: z.enum(['firm', 'person']).default('firm'),
  part: z.enum(partParts).default('employer'),
  name: naming('platform.new', neededText(2, 100)),
  creditCode: naming('platform.new', creditCode),
})

export const claimFields = z.object({
  occupation: someText(40).default(''),
  isMigrant: z.boolean().default(false),
  employment: z.enum(['employed', 'ended', 'unclear']),
  endedOn: day.nullable().default(null),
  knownOn: day.nullable().default(null),
  subjects: z.array(z.enum(subjects)).min(1).max(subjects.length),
  wages: z.array(owedMonth).max(60),
  otherFen: fen.default(0),
  otherWhat: someText(100).default(''),
  story: someText(2000).default(''),
})

export const clockCard = z.object({
  key: z.enum(clockKeys),
  duty: z.enum(['claimant', 'union', 'firm', 'commission']),
  standing: z.enum(['running', 'suspended', 'kept', 'missed', 'not-limited']),
  fromOn: day.nullable(),
  dueOn: day.nullable(),
  doneOn: day.nullable(),
  suspendedDays: z.int(),
  daysLeft: z.int().nullable(),
})
export type ClockCard = z.infer<typeof clockCard>

/** One line of a list: the case, the firm, the sums, and the term that presses most. */
export const disputeCard = z.object({
  case: caseCard,
  state: z.enum(disputeStates),
  firmName: z.string(),
  channel: z.enum(channels),
  classes: z.array(z.enum(disputeClasses)),
  riskFlags: z.array(z.enum(riskFlags)),
  officerName: z.string().nullable(),
  claimedFen: z.int(),
  recoveredFen: z.int(),
  people: z.int(),
  pressing: clockCard.nullable(),
})
export type DisputeCard = z.infer<typeof disputeCard>

export const partyCard = z.object({
  kind: z.enum(['firm', 'person']),
  part: z.enum(partParts),
  name: z.string(),
  creditCode: z.string().nullable(),
  firmId: z.uuid().nullable(),
  signerName: z.string().nullable(),
  signerPost: z.string().nullable(),
})

export const evidenceCard = z.object({
  id: z.uuid(),
  kind: z.enum(evidenceKinds),
  title: z.string(),
  fileName: z.string(),
  fileType: z.string(),
  bytes: z.int(),
  audience: z.enum(['all', 'bodies', 'union']),
  addedBy: z.string(),
  addedSide: z.enum(['claimant', 'union', 'body']),
  addedAt: z.iso.datetime(),
})
export type EvidenceCard = z.infer<typeof evidenceCard>

export const mediationCard = z.object({
  id: z.uuid(),
  heldAt: z.iso.datetime(),
  place: z.string(),
  mediatorName: z.string(),
  orgName: z.string(),
  outcome: z.enum(['agreed', 'adjourned', 'failed']),
  note: z.string(),
})

export const agreementCard = z.object({
  id: z.uuid(),
  way: z.enum(settlementWays),
  amountFen: z.int(),
  payBy: day,
  terms: z.string(),
  documentId: z.uuid().nullable(),
  paper: z.enum(['electronic', 'paper']),
  draftedBy: z.string(),
  draftedAt: z.iso.datetime(),
  signedAt: z.iso.datetime().nullable(),
})

export const paymentCard = z.object({
  id: z.uuid(),
  paidAt: z.iso.datetime(),
  amountFen: z.int(),
  way: z.enum(settlementWays),
  note: z.string(),
  recordedBy: z.string(),
  confirmedAt: z.iso.datetime().nullable(),
  voidedBecause: z.string().nullable(),
})
export type PaymentCard = z.infer<typeof paymentCard>

export const arbitrationCard = z.object({
  commission: z.string(),
  number: z.string(),
  appliedOn: day,
  acceptedOn: day.nullable(),
  refusedOn: day.nullable(),
  refusedBecause: z.string().nullable(),
  arbitrators: z.array(z.string()),
  extendedDays: z.int(),
  extensionBy: z.string().nullable(),
  result: z.enum(['award', 'dismissed', 'withdrawn']).nullable(),
  awardOn: day.nullable(),
  awardFen: z.int().nullable(),
  isFinal: z.boolean().nullable(),
  receivedOn: day.nullable(),
  performBy: day.nullable(),
  suedOn: day.nullable(),
  judgedOn: day.nullable(),
  judgedFen: z.int().nullable(),
  enforcementOn: day.nullable(),
})

export const datedFactCard = z.object({
  id: z.uuid(),
  kind: z.enum(datedFactKinds),
  fromOn: day,
  untilOn: day.nullable(),
  note: z.string(),
  enteredBy: z.string(),
  voidedBecause: z.string().nullable(),
})

/** A worker of a series, with her own sums. */
export const partCard = z.object({
  id: z.uuid(),
  number: z.string(),
  maskedName: z.string(),
  stateName: z.string(),
  claimedFen: z.int(),
  recoveredFen: z.int(),
})

/** A file whole. Whoever may open it sees all but what is kept for the union. */
export const disputeFile = z.object({
  case: caseCard,
  state: z.enum(disputeStates),
  channel: z.enum(channels),
  source: z.enum(sources),
  stationName: z.string().nullable(),
  place: z.string(),
  claimantName: z.string(),
  hasContact: z.boolean(),
  occupation: z.string(),
  isMigrant: z.boolean(),
  employment: z.enum(['employed', 'ended', 'unclear']),
  endedOn: day.nullable(),
  knownOn: day.nullable(),
  subjects: z.array(z.enum(subjects)),
  wages: z.array(owedMonth),
  otherFen: z.int(),
  otherWhat: z.string(),
  story: z.string(),
  classes: z.array(z.enum(disputeClasses)),
  riskFlags: z.array(z.enum(riskFlags)),
  officerId: z.uuid().nullable(),
  officerName: z.string().nullable(),
  claimedFen: z.int(),
  dueFen: z.int(),
  recoveredFen: z.int(),
  way: z.enum(settlementWays).nullable(),
  enteredBy: z.string().nullable(),
  filedAt: z.iso.datetime(),
  registeredAt: z.iso.datetime().nullable(),
  paidAt: z.iso.datetime().nullable(),
  parties: z.array(partyCard),
  evidence: z.array(evidenceCard),
  mediations: z.array(mediationCard),
  agreement: agreementCard.nullable(),
  arbitration: arbitrationCard.nullable(),
  payments: z.array(paymentCard),
  dated: z.array(datedFactCard),
  clocks: z.array(clockCard),
  main: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  parts: z.array(partCard),
  hearings: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(hearingKinds),
      startsAt: z.iso.datetime(),
      place: z.string(),
      topic: z.string(),
      notifiedOn: day.nullable(),
      state: z.enum(['planned', 'held', 'cancelled']),
      outcome: z.string().nullable(),
      seats: z.array(
        z.object({
          officerId: z.uuid(),
          kind: z.enum(hearingOfficerKinds),
          name: z.string(),
          attended: z.boolean().nullable(),
          opinion: z.string().nullable(),
        }),
      ),
    }),
  ),
  industry: z.enum(industries).nullable(),
  regionName: z.string().nullable(),
})
export type DisputeFile = z.infer<typeof disputeFile>
