import { type Actor, confirmPassword, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { type Fact, recordFacts } from '../../kernel/indicators/index.ts'
import {
  addresseeCardOf,
  checkReply,
  dispatchInstrument,
  draftInstrument,
  letterTemplates,
  openInstrument,
  recordReply,
  signInstrument,
} from '../../kernel/instruments/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Day, displayFullDay } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { industryNames, letterWords } from './case.text.ts'
import { refusal } from './errors.ts'
import { getReached, reaches } from './find-dispute.ts'
import type { LetterCard } from './hearings.contract.ts'
import type { SupervisionLetter } from './hearings.model.ts'
import { findLetter, insertLetter, type LetterWish, listLetters as listRows, markDispatched } from './hearings.store.ts'
import { getFirm } from './keep-firms.ts'
import type { Industry } from './model.ts'

export type DraftLetter = {
  readonly orgId: string
  readonly disputeId: string | null
  readonly to:
    | { readonly kind: 'firm'; readonly firmId: string }
    | { readonly kind: 'industry'; readonly industry: Industry }
  readonly found: string
  readonly basis: string
  readonly advice: string
  readonly replyBy: Day
}

/** 起草监督意见书: to a firm or to an industry; one with an empty field is refused by its template. */
export async function draftLetter(actor: Actor, input: DraftLetter): Promise<{ id: string; number: string }> {
  if (input.replyBy < today()) throw refusal('disputes.reply-day-past', { on: displayFullDay(input.replyBy) })
  return transaction(actor, async (tx) => {
    const union = await requireReachableOrg(tx, actor, 'disputes.handle', input.orgId)
    if (input.disputeId) await getReached(tx, actor, 'disputes.handle', input.disputeId)
    const to = await addresseeOf(tx, actor, input.to)
    const document = await draftInstrument(tx, actor, {
      id: newId(),
      template: letterTemplates.supervisionLetter,
      owner: union,
      parties: [{ side: 'union', holder: 'org', partyId: union.id, orgPath: union.path, name: union.name }],
      addressees: [{ kind: input.to.kind, orgId: null, orgPath: [], name: to.name, replyBy: input.replyBy }],
      fields: { found: input.found, basis: input.basis, advice: input.advice },
      inForceFrom: today(),
      inForceUntil: null,
    })
    const letter: SupervisionLetter = {
      id: document.id,
      orgId: union.id,
      orgPath: union.path,
      disputeId: input.disputeId,
      firmId: to.firmId,
      industry: to.industry,
      addressee: to.name,
      replyBy: input.replyBy,
      draftedAt: now(),
      dispatchedOn: null,
    }
    await insertLetter(tx, letter)
    await recordAudit(tx, actor, deedOf('disputes.letter-drafted', letter))
    return { id: letter.id, number: document.number }
  })
}

async function addresseeOf(
  tx: Tx,
  actor: Actor,
  to: DraftLetter['to'],
): Promise<{ name: string; firmId: string | null; industry: Industry | null }> {
  if (to.kind === 'industry') {
    const name = fillSentence(letterWords.industry, { industry: industryNames[to.industry] })
    return { name, firmId: null, industry: to.industry }
  }
  const firm = await getFirm(tx, actor, 'disputes.handle', to.firmId)
  return { name: firm.name, firmId: firm.id, industry: null }
}

async function getLetter(tx: Tx, actor: Actor, id: string): Promise<SupervisionLetter> {
  const letter = await findLetter(tx, id)
  if (!letter || !reaches(actor, 'disputes.handle', letter.orgPath)) throw refusal('disputes.letter-missing')
  return letter
}

/** 签发监督意见书. */
export async function signLetter(
  actor: Actor,
  id: string,
  input: { readonly digest: string; readonly password: string },
): Promise<void> {
  await confirmPassword({ recordAudit }, actor, input.password)
  await signLetterConfirmed(actor, id, input.digest)
}

/** The signature itself, once it is certain who sits there. */
export async function signLetterConfirmed(actor: Actor, id: string, digest: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const letter = await getLetter(tx, actor, id)
    await signInstrument(tx, actor, {
      id,
      side: 'union',
      digest,
      means: { means: 'password', confirmed: 'yes' },
      permission: 'disputes.handle',
    })
    await recordAudit(tx, actor, deedOf('disputes.letter-signed', letter))
  })
}

export type LetterStep =
  | { readonly step: 'dispatch'; readonly on: Day; readonly text: string }
  | { readonly step: 'reply'; readonly on: Day; readonly text: string }
  | {
      readonly step: 'check'
      readonly on: Day
      readonly text: string
      readonly outcome: 'met' | 'not-met'
      readonly replyBy: Day | null
    }

/** 发出、登记回复、复查: a letter counts on the day on which it goes out. */
export async function followLetter(actor: Actor, id: string, step: LetterStep): Promise<void> {
  await transaction(actor, async (tx) => {
    const letter = await getLetter(tx, actor, id)
    const { on, text } = step
    if (step.step === 'dispatch') {
      await dispatchInstrument(tx, actor, id, { on, means: text })
      await markDispatched(tx, id, on)
      await recordFacts(tx, [factOf(letter, on)])
    }
    if (step.step === 'reply') await recordReply(tx, actor, id, { addressee: 1, on, text })
    if (step.step === 'check') {
      await checkReply(tx, actor, id, { addressee: 1, on, text, outcome: step.outcome, replyBy: step.replyBy })
    }
    await recordAudit(tx, actor, deedOf('disputes.letter-followed', letter, { step: step.step }))
  })
}

function factOf(letter: SupervisionLetter, day: Day): Fact {
  return {
    kind: 'disputes.letter',
    orgId: letter.orgId,
    orgPath: letter.orgPath,
    personId: null,
    day,
    quantity: 1,
    amountFen: 0,
    subjectId: letter.id,
  }
}

const pageSize = 20

export async function readLetters(
  actor: Actor,
  wish: Omit<LetterWish, 'belowId'> & { readonly orgId?: string | undefined },
): Promise<{ letters: LetterCard[]; next: string | null }> {
  return transaction(actor, async (tx) => {
    const orgId = wish.orgId ?? actor.grants.find((grant) => grant.permissions.has('disputes.read'))!.orgId
    const below = await requireReachableOrg(tx, actor, 'disputes.read', orgId)
    const found = await listRows(tx, { ...wish, belowId: below.id }, pageSize + 1)
    const page = found.slice(0, pageSize)
    const letters: LetterCard[] = []
    for (const letter of page) letters.push(await cardOf(tx, letter))
    return { letters, next: found.length > pageSize ? page.at(-1)!.id : null }
  })
}

async function cardOf(tx: Tx, letter: SupervisionLetter): Promise<LetterCard> {
  const opened = await openInstrument(tx, letter.id)
  const [org] = await orgsByIds(tx, [letter.orgId])
  const reply = addresseeCardOf(opened.addressees[0]!, opened.steps, today())
  const { orgPath: _path, orgId: _org, draftedAt: _at, ...rest } = letter
  return {
    ...rest,
    number: opened.document.number,
    orgName: org!.name,
    replyBy: reply.replyBy ?? letter.replyBy,
    signed: opened.document.state === 'signed',
    reply: reply.state,
    articles: opened.text.text.split('\n').slice(1),
    digest: opened.text.digest,
    steps: opened.steps.map(({ step, onDay, text, recordedBy }) => ({ step, onDay, text, by: recordedBy })),
  }
}

function deedOf(action: string, letter: SupervisionLetter, detail: Record<string, unknown> = {}) {
  return {
    action,
    subjectKind: 'disputes.letter',
    subjectId: letter.id,
    orgId: letter.orgId,
    detail: { addressee: letter.addressee, ...detail },
  }
}
