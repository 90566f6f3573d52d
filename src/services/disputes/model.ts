import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'

export const disputeStates = [
  'filed',
  'returned',
  'handling',
  'mediating',
  'signing',
  'countersigning',
  'agreed',
  'undecided',
  'applied',
  'arbitrating',
  'awarded',
  'suing',
  'enforcing',
  'settled',
  'ended',
  'withdrawn',
  'refused',
] as const
export type DisputeState = (typeof disputeStates)[number]

/** How a dispute came in. */
export const channels = ['station', 'app', 'hotline', 'referral'] as const
export type DisputeChannel = (typeof channels)[number]

/** Whose lead it is: 本人、人社、法院、群众、宣传. */
export const sources = ['claimant', 'labour-bureau', 'court', 'public', 'publicity'] as const
export type DisputeSource = (typeof sources)[number]

export const industries = [
  'port-logistics',
  'road-transport',
  'delivery',
  'construction',
  'manufacturing',
  'catering',
  'domestic-service',
  'sanitation',
  'retail',
  'other',
] as const
export type Industry = (typeof industries)[number]

/** What a dispute is about. */
export const subjects = ['wages', 'overtime', 'compensation', 'injury', 'insurance', 'contract', 'other'] as const
export type DisputeSubject = (typeof subjects)[number]

/** 农民工工资支付 → 联合调处; 典型 → 仲裁学堂; 共性 → 监督意见书. A dispute may be of several. */
export const disputeClasses = ['migrant-wages', 'typical', 'common'] as const
export type DisputeClass = (typeof disputeClasses)[number]

export const riskFlags = ['many-people', 'minor', 'firm-vanishing', 'festival', 'violence', 'illness'] as const
export type RiskFlag = (typeof riskFlags)[number]

export const partParts = ['employer', 'contractor', 'subcontractor', 'dispatcher', 'platform', 'third'] as const

/** Whom a claim is against, or a third party; the first is the respondent. */
export type DisputeParty = {
  readonly kind: 'firm' | 'person'
  readonly part: (typeof partParts)[number]
  readonly name: string
  readonly creditCode: string | null
  readonly firmId: Id | null
  readonly signerId: Id | null
  readonly signerName: string | null
  readonly signerPost: string | null
}

/** What is owed for one month; `month` is its first day. */
export type OwedMonth = { readonly month: Day; readonly owedFen: Fen }

/** What a worker says when raising a claim. */
export type DisputeClaim = {
  readonly occupation: string
  readonly isMigrant: boolean
  readonly employment: 'employed' | 'ended' | 'unclear'
  readonly endedOn: Day | null
  readonly knownOn: Day | null
  readonly subjects: readonly DisputeSubject[]
  readonly wages: readonly OwedMonth[]
  readonly otherFen: Fen
  readonly otherWhat: string
  readonly story: string
}

/** A file as its row stands; its state is its case's. */
export type Dispute = Omit<DisputeClaim, 'wages'> & {
  readonly ownerId: Id
  readonly id: Id
  /** From the root to the union that handles it, which need not be the worker's own. */
  readonly orgPath: readonly Id[]
  readonly stationId: Id | null
  readonly channel: DisputeChannel
  readonly source: DisputeSource
  readonly place: string
  readonly claimantName: string
  readonly contactSealed: Uint8Array | null
  readonly classes: readonly DisputeClass[]
  readonly riskFlags: readonly RiskFlag[]
  readonly officerId: Id | null
  readonly officerName: string | null
  readonly claimedFen: Fen
  readonly recoveredFen: Fen
  readonly way: SettlementWay | null
  readonly mainId: Id | null
  readonly enteredBy: string | null
  readonly filedAt: Instant
  readonly registeredAt: Instant | null
  readonly paidAt: Instant | null
  readonly closedOn: Day | null
}

/** On what the money was paid: 主动履行、调解、诉前和解、仲裁调解、裁决、判决、执行. */
export const settlementWays = [
  'voluntary',
  'mediation',
  'pre-litigation',
  'in-arbitration',
  'award',
  'judgment',
  'enforcement',
] as const
export type SettlementWay = (typeof settlementWays)[number]

export const evidenceKinds = [
  'contract',
  'attendance',
  'pay-slip',
  'chat',
  'waybill',
  'photo',
  'receipt',
  'other',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export type Evidence = {
  readonly ownerId: Id
  readonly id: Id
  readonly disputeId: Id
  readonly kind: EvidenceKind
  readonly title: string
  readonly fileId: Id
  /** The worker too, the union and bodies that take part, or officers of the union alone. */
  readonly audience: 'all' | 'bodies' | 'union'
  readonly addedBy: string
  readonly addedSide: 'claimant' | 'union' | 'body'
  readonly addedAt: Instant
}

export type Mediation = {
  readonly ownerId: Id
  readonly id: Id
  readonly disputeId: Id
  readonly heldAt: Instant
  readonly place: string
  readonly mediatorId: Id
  readonly mediatorName: string
  readonly orgId: Id
  readonly outcome: 'agreed' | 'adjourned' | 'failed'
  readonly note: string
  readonly recordedAt: Instant
}

export type Agreement = {
  readonly ownerId: Id
  readonly id: Id
  readonly disputeId: Id
  readonly way: SettlementWay
  readonly amountFen: Fen
  readonly payBy: Day
  readonly terms: string
  readonly documentId: Id | null
  readonly fileId: Id | null
  readonly orgId: Id
  readonly draftedBy: string
  readonly draftedAt: Instant
  readonly signedAt: Instant | null
}

export type DisputePayment = {
  readonly ownerId: Id
  readonly id: Id
  readonly disputeId: Id
  readonly paidAt: Instant
  readonly amountFen: Fen
  readonly way: SettlementWay
  readonly fileId: Id | null
  readonly note: string
  readonly recordedBy: string
  readonly recordedAt: Instant
  readonly confirmedAt: Instant | null
  readonly voidedAt: Instant | null
  readonly voidedBecause: string | null
}

export type Arbitration = {
  readonly commission: string
  readonly number: string
  readonly appliedOn: Day
  readonly acceptedOn: Day | null
  readonly refusedOn: Day | null
  readonly refusedBecause: string | null
  readonly arbitrators: readonly string[]
  readonly extendedDays: number
  readonly extensionBy: string | null
  readonly result: 'award' | 'dismissed' | 'withdrawn' | null
  readonly awardOn: Day | null
  readonly awardFen: Fen | null
  readonly isFinal: boolean | null
  readonly receivedOn: Day | null
  readonly performBy: Day | null
  readonly suedOn: Day | null
  readonly judgedOn: Day | null
  readonly judgedFen: Fen | null
  readonly enforcementOn: Day | null
}

/** Where a union takes claims in person. */
export type Station = {
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly name: string
  readonly industry: Industry
  readonly place: string
  readonly phone: string
  readonly openedOn: Day
  readonly closedOn: Day | null
}

/** A firm that a union deals with; its region decides, with its industry, who may be a guest of which school. */
export type Firm = {
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly name: string
  readonly creditCode: string | null
  readonly industry: Industry
  readonly regionId: Id
  readonly address: string
  readonly contact: string
}
