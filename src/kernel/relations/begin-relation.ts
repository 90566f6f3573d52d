import { now } from '../../platform/clock.ts'
import { dayOf, displayFullDay } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { type Actor, requireReachableOrg } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { recordFacts } from '../indicators/index.ts'
import { sendNotices } from '../notices/index.ts'
import { orgsByIds } from '../orgs/index.ts'
import { personsByIds } from '../people/index.ts'
import { refusal } from './errors.ts'
import { relationKindOf } from './kinds.ts'
import type { BeginRelation, Relation, RelationKind, RelationParty, RelationSide } from './model.ts'
import { reaches } from './reaches.ts'
import { mostAtOnce, overlap, usualEnd } from './rules.ts'
import { bondsOf, insertRelation, lockParties } from './store.ts'
import { noticeText } from './text.ts'

/**
 * 结对: binds two parties for a term. Refuses parties beyond the actor's reach, the same pair twice on one day, and more
 * than a side may have at once, also when two are entered at the same moment. Runs in a transaction of the system.
 */
export async function beginRelation(tx: Tx, actor: Actor, wish: BeginRelation): Promise<Relation> {
  const kind = relationKindOf(wish.kind)
  const keeper = await requireReachableOrg(tx, actor, kind.permission, wish.orgId)
  if (wish.a === wish.b) throw refusal('relations.with-itself')
  const untilOn = wish.untilOn === undefined ? usualEnd(kind.months, wish.fromOn) : wish.untilOn
  if (untilOn !== null && untilOn <= wish.fromOn) throw refusal('relations.days-reversed')
  const parties = [await partyOf(tx, actor, kind, 'a', wish), await partyOf(tx, actor, kind, 'b', wish)] as const
  await lockParties(tx, [wish.a, wish.b])
  const relation: Relation = {
    ownerId: keeper.id,
    id: wish.id,
    orgPath: keeper.path,
    kind: kind.key,
    duty: wish.duty ?? kind.duty,
    note: wish.note ?? '',
    fromOn: wish.fromOn,
    untilOn,
    endsOn: untilOn,
    begunBy: actor.name,
    begunAt: now(),
  }
  await requireRoom(tx, kind, relation, parties)
  await insertRelation(tx, relation, parties)
  await recordFacts(tx, [relationFact(relation, 'begun', dayOf(relation.begunAt))])
  await tellParties(tx, kind, parties, 'begun', { from: displayFullDay(relation.fromOn), duty: relation.duty })
  await recordAudit(tx, actor, deedOn('relations.begun', relation))
  return relation
}

async function partyOf(
  tx: Tx,
  actor: Actor,
  kind: RelationKind,
  side: RelationSide,
  wish: BeginRelation,
): Promise<RelationParty> {
  const { holder, name: sideName } = kind.sides[side]
  const party = { ownerId: wish[side], relationId: wish.id, side, holder }
  if (holder === 'org') {
    const [org] = await orgsByIds(tx, [wish[side]])
    if (!org || org.closedOn !== null || !reaches(actor, kind.permission, org.path))
      throw refusal('relations.party-unknown', { side: sideName })
    return { ...party, partyPath: org.path, name: org.name }
  }
  const [person] = await personsByIds(tx, [wish[side]])
  if (!person || person.deadOn !== null || !reaches(actor, kind.permission, person.homePath ?? []))
    throw refusal('relations.party-unknown', { side: sideName })
  return { ...party, partyPath: [], name: person.name }
}

/** Refuses the same pair twice on one day, and a party that would stand on its side more often than it may. */
async function requireRoom(
  tx: Tx,
  kind: RelationKind,
  relation: Relation,
  parties: readonly RelationParty[],
): Promise<void> {
  const [a, b] = parties
  for (const party of parties) {
    const { most, name: side } = kind.sides[party.side]
    const bonds = await bondsOf(tx, party.ownerId, party.side, kind.key, relation.fromOn)
    const twin = bonds.find((bond) => bond.otherId === (party === a ? b : a)!.ownerId && overlap(bond, relation))
    if (twin) throw refusal('relations.bound-already', { a: a!.name, b: b!.name, from: displayFullDay(twin.fromOn) })
    if (most !== null && mostAtOnce(bonds, relation) > most)
      throw refusal('relations.side-full', { name: party.name, side, most })
  }
}

/** Tells the persons among the parties. */
export async function tellParties(
  tx: Tx,
  kind: RelationKind,
  parties: readonly RelationParty[],
  what: keyof typeof noticeText,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  const told = parties.filter((party) => party.holder === 'person')
  await sendNotices(
    tx,
    told.map((party) => ({
      personId: party.ownerId,
      title: noticeText[what].title,
      text: fillSentence(noticeText[what].text, {
        ...facts,
        kind: kind.name,
        other: parties.find((one) => one.side !== party.side)!.name,
      }),
      link: `/m/relations/${party.relationId}`,
    })),
  )
}

/** A relation begun, or a duty done in it; it counts under the keeper. */
export function relationFact(
  relation: Relation,
  what: 'begun' | 'duty-done',
  day: string,
  subjectId: Id = relation.id,
) {
  return {
    kind: `${relation.kind}-${what}`,
    ...{ orgId: relation.ownerId, orgPath: relation.orgPath, personId: null },
    ...{ day, quantity: 1, amountFen: 0, subjectId },
  }
}

export function deedOn(action: string, { id, ownerId, kind }: Relation, detail: Record<string, unknown> = {}) {
  return { action, subjectKind: 'relations.relation', subjectId: id, orgId: ownerId, detail: { kind, ...detail } }
}
