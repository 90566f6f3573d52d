import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { openCases } from '../../kernel/cases/index.ts'
import { isCreditCode, type Org } from '../../kernel/orgs/index.ts'
import { isPhone, phonesOf } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { sealText } from '../../platform/seal.ts'
import { type GivenEvidence, putOnFile } from './add-evidence.ts'
import { serviceText, subjectNames } from './case.text.ts'
import { disputeCase } from './dispute-case.ts'
import { claimedOf, faultOfClaim } from './disputes.rules.ts'
import { countOpen, findTwin, insertDisputes, writeParties, writeWages } from './disputes.store.ts'
import { refusal } from './errors.ts'
import type {
  Dispute,
  DisputeChannel,
  DisputeClaim,
  DisputeParty,
  DisputeSource,
  DisputeState,
  Station,
} from './model.ts'
import { takingUnion } from './taking-union.ts'

export type Respondent = Pick<DisputeParty, 'kind' | 'part' | 'name' | 'creditCode'>

export type RaiseClaim = DisputeClaim & {
  readonly orgId: string
  readonly stationId: string | null
  readonly place: string
  readonly phone: string
  readonly respondents: readonly Respondent[]
  readonly evidence: readonly GivenEvidence[]
}

/** Claims that one worker may have open at once; more are a mistake or a nuisance. */
const mostOpen = 10

/** 提出维权请求: a worker raises a claim on the phone; the same request twice is one claim. */
export async function raiseClaim(
  actor: Actor,
  input: RaiseClaim,
  key: string,
): Promise<{ id: string; number: string }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key, request: ['disputes.raise', input] }, async () => {
      const { union, station } = await takingUnion(tx, input.orgId, input.stationId)
      const phone = input.phone || (await phonesOf(tx, [actor.personId!])).get(actor.personId!) || ''
      const opened = await openDispute(tx, actor, {
        ...input,
        ...{ union, station, phone },
        claimant: { id: actor.personId!, name: actor.name },
        channel: station === null ? 'app' : 'station',
        source: 'claimant',
        enteredBy: null,
        state: 'filed',
      })
      await recordAudit(tx, actor, deedOf('disputes.claim-raised', opened.dispute))
      return { id: opened.dispute.id, number: opened.number }
    }),
  )
}

export type OpenDispute = Omit<RaiseClaim, 'orgId' | 'stationId'> & {
  readonly union: Org
  readonly station: Station | null
  readonly claimant: { readonly id: string; readonly name: string }
  readonly channel: DisputeChannel
  readonly source: DisputeSource
  readonly enteredBy: string | null
  readonly state: DisputeState
}

/** Writes a file with its parties, months and evidence, and opens its case. */
export async function openDispute(
  tx: Tx,
  actor: Actor,
  wish: OpenDispute,
): Promise<{ dispute: Dispute; number: string }> {
  requireSound(wish)
  if (wish.phone !== '' && !isPhone(wish.phone)) throw refusal('disputes.phone-wrong')
  await requireNoTwin(tx, wish)
  const dispute = fileOf(wish)
  await insertDisputes(tx, [dispute])
  await writeParties(tx, dispute, wish.respondents.map(partyOf))
  await writeWages(tx, dispute, wish.wages)
  const [opened] = await openCases(tx, actor, disputeCase, [caseOf(wish, dispute)])
  await putOnFile(tx, actor, dispute, wish.evidence, wish.enteredBy === null ? 'claimant' : 'union')
  return { dispute, number: opened!.number }
}

/** Refuses a claim that contradicts itself, and codes of firms that cannot be right. */
export function requireSound(claim: DisputeClaim & { readonly respondents?: readonly Respondent[] }): void {
  const fault = faultOfClaim(claim, today())
  if (fault) throw refusal(fault)
  for (const { creditCode } of claim.respondents ?? []) {
    if (creditCode !== null && !isCreditCode(creditCode)) throw refusal('disputes.credit-code-wrong', { creditCode })
  }
}

async function requireNoTwin(tx: Tx, { claimant, respondents, wages }: OpenDispute): Promise<void> {
  const firm = respondents[0]!.name
  const months = wages.map((one) => one.month)
  const twin = await findTwin(tx, claimant.id, firm, months, null)
  if (twin) throw refusal('disputes.claimed-already', { firm, number: twin.number })
  if ((await countOpen(tx, claimant.id)) >= mostOpen) throw refusal('disputes.too-many-open', { most: mostOpen })
}

function fileOf(wish: OpenDispute): Dispute {
  const { claimant, union, station, phone, ...claim } = wish
  return {
    ownerId: claimant.id,
    id: newId(),
    orgPath: union.path,
    stationId: station?.id ?? null,
    channel: claim.channel,
    source: claim.source,
    place: claim.place || (station?.place ?? ''),
    claimantName: claimant.name,
    contactSealed: phone === '' ? null : sealText(config().sealKeys, phone),
    occupation: claim.occupation,
    isMigrant: claim.isMigrant,
    employment: claim.employment,
    endedOn: claim.endedOn,
    knownOn: claim.knownOn,
    subjects: claim.subjects,
    otherFen: claim.otherFen,
    otherWhat: claim.otherWhat,
    story: claim.story,
    classes: claim.isMigrant && claim.wages.length > 0 ? ['migrant-wages'] : [],
    riskFlags: [],
    officerId: null,
    officerName: null,
    claimedFen: claimedOf(claim),
    recoveredFen: 0,
    way: null,
    mainId: null,
    enteredBy: claim.enteredBy,
    filedAt: now(),
    registeredAt: null,
    paidAt: null,
    closedOn: null,
  }
}

export function partyOf(given: Respondent): DisputeParty {
  return { ...given, firmId: null, signerId: null, signerName: null, signerPost: null }
}

function caseOf({ respondents, station, state }: OpenDispute, dispute: Dispute) {
  return {
    id: dispute.id,
    ownerId: dispute.ownerId,
    orgPath: dispute.orgPath,
    title: titleOf(dispute, respondents[0]!.name),
    subtitle: [dispute.occupation, station?.name ?? ''].filter((part) => part !== '').join('，'),
    personName: dispute.claimantName,
    amountFen: dispute.claimedFen,
    state,
  }
}

/** What a case is called: the firm and what it is about. */
export function titleOf(dispute: Pick<Dispute, 'subjects'>, firm: string): string {
  const about = dispute.subjects.map((subject) => subjectNames[subject]).join('、')
  return fillSentence(serviceText.title, { firm, about })
}

export function deedOf(action: string, dispute: Dispute, detail: Record<string, unknown> = {}) {
  return {
    action,
    subjectKind: 'disputes.dispute',
    subjectId: dispute.id,
    orgId: dispute.orgPath.at(-1)!,
    detail: { claimedFen: dispute.claimedFen, ...detail },
  }
}
