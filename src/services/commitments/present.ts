import { caseCards, casesByIds } from '../../kernel/cases/index.ts'
import { filesByIds } from '../../kernel/files/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { maskName, personsByIds } from '../../kernel/people/index.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { CommitmentCard, PaperCard } from './commitments.contract.ts'
import { commitmentsOnLists, versionsOf } from './commitments.store.ts'
import type { ListCard } from './lists.contract.ts'
import { bulletinLineOf, bulletinsOf } from './lists.store.ts'
import type { Commitment, CommitmentList, CommitmentRemark } from './model.ts'
import { judgementsOf, stepsOf } from './progress.store.ts'
import { ratingsOf } from './remarks.store.ts'
import { changesOf, figuresOf, isLateReport, unionOf } from './rules.ts'

/**
 * Commitments in the order of the rows, with what their cases say. The reader has passed the door: names of unions, numbers
 * and due days are read for whoever may see the row.
 */
export function cardsOf(found: readonly Commitment[]): Promise<CommitmentCard[]> {
  return transaction(system, async (tx) => {
    const ids = found.map((one) => one.id)
    const cases = new Map((await caseCards(tx, await casesByIds(tx, ids))).map((one) => [one.id, one]))
    const names = await orgNamesOf(
      tx,
      found.flatMap((one) => [unionOf(one), ...(one.reportedTo ? [one.reportedTo] : [])]),
    )
    return found.map((one) => cardOf(one, cases.get(one.id)!, names))
  })
}

function cardOf(
  one: Commitment,
  { number, due }: Pick<CommitmentCard, 'number' | 'due'>,
  names: ReadonlyMap<Id, string>,
): CommitmentCard {
  return {
    ...{ id: one.id, number, year: one.year, title: one.title, what: one.what, beneficiaries: one.beneficiaries },
    ...{ orgId: unionOf(one), orgName: names.get(unionOf(one)) ?? '', officerName: one.officerName },
    ...{ measure: one.measure, target: one.target, quantity: one.quantity, dueOn: one.dueOn, state: one.state, due },
    reportedTo: one.reportedTo,
    reportedToName: one.reportedTo && (names.get(one.reportedTo) ?? null),
    reportedOn: one.reportedOn,
    reportedLate: one.reportedOn !== null && isLateReport(one.year, one.reportedOn),
    ...{ promisedOn: one.promisedOn, settledOn: one.settledOn, listId: one.listId, place: one.place },
    ...{ scope: one.scope, publishedAt: one.publishedAt },
    amendments: one.amendments,
  }
}

/** Everything that a commitment shows to whoever may see it. */
export async function recordOf(tx: Tx, one: Commitment) {
  const [card] = await cardsOf([one])
  const steps = await stepsOf(tx, one)
  const judgements = await judgementsOf(tx, one)
  const papers = await papersOf([
    ...steps.flatMap((step) => step.photoIds),
    ...judgements.flatMap((judgement) => judgement.evidenceIds),
  ])
  const names = await namesFor([
    ...judgements.map((judgement) => judgement.judgedOrgId),
    ...(one.publisherId ? [one.publisherId] : []),
  ])
  const line = await bulletinLineOf(tx, one.id)
  return {
    ...card!,
    listOwnerName: one.publisherId && (names.get(one.publisherId) ?? null),
    steps: steps.map(({ id, stage, takenOn, words, quantity, photoIds, madeBy }) => ({
      ...{ id, stage, takenOn, words, quantity, madeBy },
      photos: papers(photoIds),
    })),
    amended: amendmentsOf(await versionsOf(tx, one)),
    judgements: judgements.map(({ id, verdict, quantity, words, evidenceIds, judgedOrgId, ...judgement }) => ({
      ...{ id, verdict, quantity, words, evidence: papers(evidenceIds) },
      ...{ reason: judgement.reason, rectification: judgement.rectification, promisedOn: judgement.promisedOn },
      ...{ judgedBy: judgement.judgedBy, judgedOrgName: names.get(judgedOrgId) ?? '', judgedOn: judgement.judgedOn },
    })),
    bulletin: line
      ? { issuedOn: line.issuedOn, standing: line.standing, quantity: line.quantity, words: line.words }
      : null,
    satisfaction: await transaction(system, (all) => ratingsOf(all, one.id)),
  }
}

/** The latest first, each with what stood before. */
function amendmentsOf(versions: Awaited<ReturnType<typeof versionsOf>>) {
  return versions
    .flatMap((after, at) => {
      const before = versions[at - 1]
      if (after.kind !== 'amendment' || !before) return []
      const { version, reason, madeBy, madeAt } = after
      return [{ version, reason: reason!, madeBy, madeAt, changes: changesOf(before, after) }]
    })
    .reverse()
}

/** What is known of papers, by their ids in order. */
export async function papersOf(ids: readonly Id[]): Promise<(some: readonly Id[]) => PaperCard[]> {
  const files = await transaction(system, (tx) => filesByIds(tx, [...new Set(ids)]))
  const cards = new Map(
    files.map(({ id, name, type }) => [
      id,
      { id, name, kind: type.startsWith('image/') ? ('picture' as const) : ('document' as const) },
    ]),
  )
  return (some) => some.flatMap((id) => cards.get(id) ?? [])
}

export async function remarkCards(remarks: readonly CommitmentRemark[]) {
  const papers = await papersOf(remarks.flatMap((remark) => remark.photoIds))
  const people = await transaction(system, (tx) =>
    personsByIds(
      tx,
      remarks.map((remark) => remark.ownerId),
    ),
  )
  const names = new Map(people.map((one) => [one.id, maskName(one.name)]))
  return remarks.map(({ id, ownerId, words, photoIds, saidAt, answer, answeredAt }) => ({
    ...{ id, saidBy: names.get(ownerId) ?? '', words, photos: papers(photoIds), saidAt, answer, answeredAt },
  }))
}

/** Lists in the order of the rows, each with its figures and its bulletin. */
export async function listCards(lists: readonly CommitmentList[]): Promise<ListCard[]> {
  return transaction(system, async (tx) => {
    const ids = lists.map((one) => one.id)
    const commitments = await commitmentsOnLists(tx, ids)
    const bulletins = new Map((await bulletinsOf(tx, ids)).map((one) => [one.listId, one]))
    const names = await orgNamesOf(tx, lists.map(unionOf))
    return lists.map((list) => {
      const { id, year, title, words, scope, publishedAt } = list
      const orgId = unionOf(list)
      const bulletin = bulletins.get(id)
      return {
        ...{ id, orgId, orgName: names.get(orgId) ?? '', year, title, words, scope, publishedAt },
        figures: figuresOf(commitments.filter((one) => one.listId === id).map(({ state }) => ({ state, n: 1 }))),
        bulletin: bulletin ? { issuedOn: bulletin.issuedOn, words: bulletin.words } : null,
      }
    })
  })
}

export function namesFor(ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  return transaction(system, (tx) => orgNamesOf(tx, ids))
}

async function orgNamesOf(tx: Tx, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  return new Map((await orgsByIds(tx, [...new Set(ids)])).map((org) => [org.id, org.name]))
}
