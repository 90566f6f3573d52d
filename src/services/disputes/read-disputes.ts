import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { readCalendar } from '../../kernel/calendar/index.ts'
import { type Case, caseById, caseCards, casesByIds } from '../../kernel/cases/index.ts'
import { filesByIds } from '../../kernel/files/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { maskName } from '../../kernel/people/index.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { mostPressing } from './clocks.rules.ts'
import { disputeCase } from './dispute-case.ts'
import type { DisputeCard, DisputeFile, EvidenceCard } from './disputes.contract.ts'
import { closedStates } from './disputes.rules.ts'
import {
  countParts,
  disputesByIds,
  disputesOf,
  listDisputesBelow,
  type PartyRow,
  partiesOf,
  partsOf,
  wagesOf,
} from './disputes.store.ts'
import { dueFrom } from './due-sum.ts'
import { refusal } from './errors.ts'
import { getOwn, getReached, reaches } from './find-dispute.ts'
import { firmsByIds, stationsByIds } from './firms.store.ts'
import type { Hearing } from './hearings.model.ts'
import { hearingsOf, seatsOf } from './hearings.store.ts'
import { getSharedDispute } from './join-handling.ts'
import {
  type Dispute,
  type DisputeChannel,
  type DisputeClass,
  type DisputeSource,
  type DisputeState,
  disputeStates,
  type Evidence,
} from './model.ts'
import { clocksFor, readClocks } from './read-clocks.ts'
import { agreementsOf, arbitrationsOf, datedFactsOf, evidenceOf, mediationsOf, paymentsOf } from './records.store.ts'

const pageSize = 20

export type DisputeFilter = {
  readonly orgId?: string | undefined
  readonly state?: DisputeState | undefined
  readonly open?: 'yes' | undefined
  readonly late?: 'yes' | undefined
  readonly mine?: 'yes' | undefined
  readonly class?: DisputeClass | undefined
  readonly channel?: DisputeChannel | undefined
  readonly source?: DisputeSource | undefined
  readonly firmId?: string | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
}

/** A page of the disputes below an organisation, the newest first; a series stands as its main case. */
export async function listDisputes(
  actor: Actor,
  filter: DisputeFilter,
): Promise<{ disputes: DisputeCard[]; next: string | null }> {
  return transaction(actor, async (tx) => {
    const below = await placeFor(tx, actor, filter.orgId)
    const open = disputeStates.filter((state) => !closedStates.includes(state))
    const found = await listDisputesBelow(
      tx,
      {
        below,
        states: filter.state ? [filter.state] : filter.open ? open : null,
        late: filter.late ?? null,
        class: filter.class ?? null,
        channel: filter.channel ?? null,
        source: filter.source ?? null,
        officerId: filter.mine ? actor.personId : null,
        firmId: filter.firmId ?? null,
        search: filter.search || null,
        after: filter.cursor ?? null,
      },
      pageSize + 1,
    )
    const page = found.slice(0, pageSize)
    return {
      disputes: await disputeCards(tx, page),
      next: found.length > pageSize ? page.at(-1)!.id : null,
    }
  })
}

/** Where a list begins: the organisation asked for, or the reader's own. */
async function placeFor(tx: Tx, actor: Actor, orgId: string | undefined): Promise<{ id: string; depth: number }> {
  const wished = orgId ?? grantsWith(actor, 'disputes.read')[0]!.orgId
  const [org] = await orgsByIds(tx, [wished])
  if (!org || !reaches(actor, 'disputes.read', org.path)) throw refusal('disputes.not-found')
  return { id: org.id, depth: org.depth }
}

export async function listMyDisputes(actor: Actor): Promise<DisputeCard[]> {
  return transaction(actor, async (tx) => disputeCards(tx, await disputesOf(tx, actor.personId!)))
}

/** Cards in the order of the rows. */
export async function disputeCards(tx: Tx, disputes: readonly Dispute[]): Promise<DisputeCard[]> {
  if (disputes.length === 0) return []
  const ids = disputes.map((one) => one.id)
  const rows = await casesByIds(tx, ids)
  const cards = new Map((await caseCards(tx, rows)).map((card) => [card.id, card]))
  const parties = await partiesOf(tx, ids)
  const clocks = await readClocks(tx, disputes)
  const parts = new Map((await countParts(tx, ids)).map((one) => [one.mainId, one.count]))
  return disputes.map((dispute) => ({
    case: cards.get(dispute.id)!,
    state: cards.get(dispute.id)!.state as DisputeState,
    firmName: respondentOf(parties, dispute.id).name,
    channel: dispute.channel,
    classes: [...dispute.classes],
    riskFlags: [...dispute.riskFlags],
    officerName: dispute.officerName,
    claimedFen: dispute.claimedFen,
    recoveredFen: dispute.recoveredFen,
    people: 1 + (parts.get(dispute.id) ?? 0),
    pressing: mostPressing(clocks.get(dispute.id)!),
  }))
}

function respondentOf(parties: readonly PartyRow[], id: string): PartyRow {
  return parties.find((one) => one.disputeId === id && one.seq === 1)!
}

/** A file whole, for officers above it. */
export async function readDispute(actor: Actor, id: string): Promise<DisputeFile> {
  return transaction(actor, async (tx) => fileOf(tx, await getReached(tx, actor, 'disputes.read', id), 'union'))
}

/** The reader's own. */
export async function readMyDispute(actor: Actor, id: string): Promise<DisputeFile> {
  return transaction(actor, async (tx) => fileOf(tx, await getOwn(tx, actor, id), 'claimant'))
}

/** Which side reads: the union all of it; the worker not what may go wrong with her; neither she nor a body the ids of its records. */
type FileReader = 'union' | 'claimant' | 'body'

async function fileOf(tx: Tx, dispute: Dispute, reader: FileReader): Promise<DisputeFile> {
  const { id } = dispute
  const isUnion = reader === 'union'
  const row = await caseById(tx, id)
  const [card] = await caseCards(tx, [row])
  const parties = await partiesOf(tx, [id])
  const [agreement] = await agreementsOf(tx, [id])
  const [arbitration] = await arbitrationsOf(tx, [id])
  const dated = await datedFactsOf(tx, [id])
  const hearings = await hearingsOf(tx, [id])
  const clocks = clocksFor(dispute, { dated, agreement, arbitration, hearings }, await readCalendar(tx))
  const {
    contactSealed,
    orgPath: _path,
    ownerId: _owner,
    id: _id,
    stationId: _station,
    mainId: _main,
    ...rest
  } = dispute
  return {
    ...rest,
    ...(await placesOf(tx, dispute, parties)),
    case: card!,
    state: row.state as DisputeState,
    subjects: [...rest.subjects],
    classes: [...rest.classes],
    riskFlags: reader === 'claimant' ? [] : [...rest.riskFlags],
    officerId: isUnion ? rest.officerId : null,
    hasContact: isUnion && contactSealed !== null,
    wages: await wagesOf(tx, id),
    dueFen: dueFrom(dispute, agreement, arbitration).fen,
    parties: parties.map(({ seq: _seq, disputeId: _dispute, signerId: _signer, firmId, ...party }) => ({
      ...party,
      firmId: isUnion ? firmId : null,
    })),
    evidence: (await evidenceCards(tx, id)).filter((one) => mayRead(reader, one.audience)),
    mediations: await mediationCards(tx, id),
    agreement: agreement ? { ...agreement, paper: agreement.documentId ? 'electronic' : 'paper' } : null,
    arbitration: arbitration ? { ...arbitration, arbitrators: [...arbitration.arbitrators] } : null,
    payments: await paymentsOf(tx, [id]),
    dated: isUnion ? dated : dated.filter((one) => one.voidedBecause === null),
    clocks,
    ...(await seriesOf(tx, dispute, reader)),
    hearings: await hearingCards(tx, hearings),
  }
}

function mayRead(reader: FileReader, audience: Evidence['audience']): boolean {
  if (reader === 'union' || audience === 'all') return true
  return reader === 'body' && audience === 'bodies'
}

/** A file as a body reads it that takes part. */
export async function readShared(actor: Actor, id: string): Promise<DisputeFile> {
  return transaction(actor, async (tx) => fileOf(tx, await getSharedDispute(tx, actor, 'disputes.join', id), 'body'))
}

async function hearingCards(tx: Tx, hearings: readonly Hearing[]) {
  const seats = await seatsOf(
    tx,
    hearings.map((one) => one.id),
  )
  return hearings.map((one) => ({ ...one, seats: seats.filter((seat) => seat.hearingId === one.id) }))
}

async function placesOf(tx: Tx, { stationId }: Dispute, parties: readonly PartyRow[]) {
  const [station] = stationId ? await stationsByIds(tx, [stationId]) : []
  const firmId = parties[0]?.firmId
  const [firm] = firmId ? await firmsByIds(tx, [firmId]) : []
  const [region] = firm ? await orgsByIds(tx, [firm.regionId]) : []
  return {
    stationName: station?.name ?? null,
    industry: firm?.industry ?? null,
    regionName: region?.name ?? null,
  }
}

export async function evidenceCards(tx: Tx, disputeId: string): Promise<EvidenceCard[]> {
  const evidence = await evidenceOf(tx, disputeId)
  const files = await filesByIds(
    tx,
    evidence.map((one) => one.fileId),
  )
  return evidence.map(({ ownerId: _owner, disputeId: _dispute, fileId, ...one }) => {
    const file = files.find(({ id }) => id === fileId)
    return { ...one, fileName: file?.name ?? one.title, fileType: file?.type ?? '', bytes: file?.bytes ?? 0 }
  })
}

async function mediationCards(tx: Tx, disputeId: string) {
  const mediations = await mediationsOf(tx, disputeId)
  const orgs = await orgsByIds(tx, [...new Set(mediations.map((one) => one.orgId))])
  const names = new Map(orgs.map((org) => [org.id, org.name]))
  return mediations.map((one) => ({ ...one, orgName: names.get(one.orgId)! }))
}

/** The other workers of a series are the union's business, not the worker's. */
async function seriesOf(tx: Tx, dispute: Dispute, reader: FileReader) {
  if (reader !== 'union') return { main: null, parts: [] }
  const [main] = dispute.mainId ? await casesByIds(tx, [dispute.mainId]) : []
  const parts = await partsOf(tx, dispute.id)
  const cases = new Map(
    (
      await casesByIds(
        tx,
        parts.map((one) => one.id),
      )
    ).map((one) => [one.id, one]),
  )
  return {
    main: main ? { id: main.id, number: main.number } : null,
    parts: parts.map((one) => partCardOf(one, cases.get(one.id)!)),
  }
}

function partCardOf({ id, claimantName, claimedFen, recoveredFen }: Dispute, row: Case) {
  const stateName = disputeCase.states[row.state as DisputeState].name
  return { id, number: row.number, maskedName: maskName(claimantName), stateName, claimedFen, recoveredFen }
}

/** Disputes by id that a permission of the actor's reaches, for other pages that name them. */
export async function reachedByIds(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Dispute[]> {
  return (await disputesByIds(tx, ids)).filter((one) => reaches(actor, 'disputes.read', one.orgPath))
}
