import type { Actor } from '../../kernel/access/index.ts'
import {
  actionCards,
  type Case,
  type CaseCount,
  caseById,
  caseCards,
  casesByIds,
  countsUnder,
  eventCards,
  eventsOf,
  pageOfCases,
} from '../../kernel/cases/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { maskIdNumber, maskName, personCards } from '../../kernel/people/index.ts'
import { config } from '../../platform/config.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { openSealed } from '../../platform/seal.ts'
import { findAssessment, listEarlierStays } from './assessments.queries.ts'
import { claimCase } from './claim-case.ts'
import type { ClaimCard, ClaimDetail, ClaimState, Computation, MyClaim } from './claims.contract.ts'
import type { Claim } from './claims.model.ts'
import { claimsByIds, claimsOfOwner } from './claims.store.ts'
import { computationOf } from './computation.rules.ts'
import { newestCoverOf } from './covers.store.ts'
import { refusal } from './errors.ts'
import { getClaim } from './find-claim.ts'
import { findLastProblem } from './payouts.store.ts'
import { policyOf } from './policies.store.ts'
import { type Settlement, settlementOf, settlementsOf } from './settlements.queries.ts'
import { findNewestSubmission, type SealedSubmission, type Submission } from './submissions.store.ts'

const closedStates: readonly ClaimState[] = ['paid', 'declined', 'void']

export type ClaimFilter = {
  readonly quarter?: string | undefined
  readonly orgId?: string | undefined
  readonly state?: ClaimState | undefined
  readonly late?: 'yes' | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
}

/** Claims inside the reader's scope, newest first, with how many stand where. */
export async function listClaims(actor: Actor, filter: ClaimFilter) {
  return transaction(actor, async (tx) => {
    const { quarter, ...rest } = filter
    const page = await pageOfCases(tx, actor, { ...rest, type: claimCase.key, ...(quarter && { series: quarter }) })
    const counts = await countsUnder(tx, actor, { orgId: filter.orgId, type: claimCase.key })
    return {
      claims: await claimCards(tx, page.cases),
      next: page.next,
      counts: counts
        .filter((count) => !closedStates.includes(count.state as ClaimState))
        .map((count: CaseCount) => ({ state: count.state as ClaimState, count: count.count })),
      lateCount: counts.reduce((sum: number, count: CaseCount) => sum + count.late, 0),
    }
  })
}

export async function claimCards(tx: Tx, rows: readonly Case[]): Promise<ClaimCard[]> {
  const claims = new Map(
    (
      await claimsByIds(
        tx,
        rows.map((row) => row.id),
      )
    ).map((claim) => [claim.id, claim]),
  )
  const people = new Map(
    (
      await personCards(
        tx,
        rows.map((row) => row.ownerId),
      )
    ).map((person) => [person.id, person]),
  )
  return (await caseCards(tx, rows)).map((card, at) => {
    const claim = claims.get(card.id)!
    const person = people.get(card.ownerId)
    return {
      ...card,
      state: claim.state,
      quarter: claim.quarter,
      kind: claim.kind,
      personName: maskName(rows[at]!.personName),
      maskedIdNumber: person?.maskedIdNumber ?? '',
      maskedPhone: person?.maskedPhone ?? null,
      payableFen: claim.payableFen,
    }
  })
}

/** One claim whole, for an officer. */
export async function readClaim(actor: Actor, id: string): Promise<ClaimDetail> {
  return transaction(actor, async (tx) => {
    const claim = await getClaim(tx, id)
    const row = await caseById(tx, id)
    const [card] = await claimCards(tx, [row])
    const settlement = await settlementOf(tx, claim)
    return {
      claim: card!,
      stay: stayOf(settlement),
      computation: await readComputation(tx, claim, settlement),
      submission: await readSubmission(tx, claim),
      paymentProblem: claim.state === 'payment-failed' ? await findLastProblem(tx, id) : null,
      events: await eventCards(tx, claimCase, await eventsOf(tx, row)),
      actions: actionCards(claimCase, row, actor),
    }
  })
}

/** The reader's own claims and her cover. */
export async function listMyClaims(actor: Actor) {
  return transaction(actor, async (tx) => {
    const claims = await claimsOfOwner(tx, actor.personId!)
    const cover = await newestCoverOf(tx, actor.personId!)
    const [union] = cover ? await orgsByIds(tx, [cover.orgId]) : []
    return {
      claims: await myClaims(tx, claims),
      cover: cover && union ? { startsOn: cover.startsOn, endsOn: cover.endsOn, orgName: union.name } : null,
    }
  })
}

/** One of the reader's own claims with every step of its sum. */
export async function readMyClaim(actor: Actor, id: string) {
  return transaction(actor, async (tx) => {
    const claim = await getClaim(tx, id)
    if (claim.ownerId !== actor.personId) throw refusal('mutual-aid.claim-missing')
    const events = await eventCards(tx, claimCase, await eventsOf(tx, await caseById(tx, id)))
    const [mine] = await myClaims(tx, [claim])
    return {
      claim: mine!,
      computation: await readComputation(tx, claim, await settlementOf(tx, claim)),
      submission: await readSubmission(tx, claim),
      message: claim.state === 'payment-failed' ? await findLastProblem(tx, id) : messageOf(claim, events),
      events,
    }
  })
}

function messageOf(claim: Claim, events: readonly { action: string; note: string | null }[]): string | null {
  const last = events.at(-1)
  return claim.state === 'fill' && last?.action === 'send-back' ? last.note : null
}

async function myClaims(tx: Tx, claims: readonly Claim[]): Promise<MyClaim[]> {
  const rows = new Map(
    (
      await casesByIds(
        tx,
        claims.map((claim) => claim.id),
      )
    ).map((row) => [row.id, row]),
  )
  const settlements = await settlementsOf(tx, claims)
  const cards = await caseCards(
    tx,
    claims.map((claim) => rows.get(claim.id)!),
  )
  return claims.map((claim, at) => {
    const { id, number, personStatus, title, due } = cards[at]!
    const stay = stayOf(settlements.get(claim.settlementNo)!)
    return { id, number, state: claim.state, personStatus, title, payableFen: claim.payableFen, due, stay }
  })
}

async function readComputation(tx: Tx, claim: Claim, settlement: Settlement): Promise<Computation> {
  const policy = await policyOf(tx, claim.fund, claim.policyVersion)
  return computationOf({
    policy,
    claim,
    ownFen: settlement.ownFen,
    assessment: (await findAssessment(tx, claim)) ?? null,
    earlierStays: await listEarlierStays(tx, claim),
  })
}

async function readSubmission(tx: Tx, claim: Claim) {
  const newest = await findNewestSubmission(tx, claim.ownerId, claim.id)
  return newest ? presentSubmission(newest) : null
}

function presentSubmission(submission: Submission) {
  const sealed = JSON.parse(openSealed(config().sealKeys, submission.sealed)) as SealedSubmission
  const { agent } = sealed
  return {
    submittedAt: submission.submittedAt,
    bankCard: {
      bankName: submission.bankName,
      maskedNumber: `**** ${submission.cardTail}`,
      holderName: maskName(sealed.holderName),
    },
    agent: agent && {
      name: maskName(agent.name),
      relation: submission.agentRelation!,
      maskedIdNumber: maskIdNumber(agent.idNumber),
      reason: submission.agentReason!,
    },
    signatureFileId: submission.signatureFileId,
  }
}

function stayOf(settlement: Settlement) {
  const { settlementNo, hospitalName, hospitalLevel, admittedOn, dischargedOn, diagnosisCode, diagnosisName } =
    settlement
  const { totalFen, fundFen, majorFen, ownFen } = settlement
  return {
    settlementId: settlementNo,
    hospitalName,
    hospitalLevel,
    admittedOn,
    dischargedOn,
    diagnosisCode,
    diagnosisName,
    totalFen,
    fundFen,
    majorFen,
    ownFen,
  }
}
