import { type Actor, grantsWith, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import {
  findMerge,
  followedRows,
  insertMerge,
  lockMerge,
  type Merge,
  membershipsOf,
  mergeRecords,
  mergesBefore,
  openParticulars,
  partRecords,
  peopleRefusalText,
  personCards,
  personsByIds,
  recordsOf,
  requireMergeable,
  saveMerge,
  sexOf,
  titleOf,
  undoUntil,
} from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence, Refusal } from '../../platform/refusal.ts'
import { refusal } from './errors.ts'
import type { MergeCard, MergeDetail, MergeSide } from './merge.contract.ts'
import { reaches } from './reaches.ts'

const page = 50
type Pair = { readonly oneId: string; readonly otherId: string }

/** Two records side by side, and why they cannot become one. */
export function compareRecords(actor: Actor, pair: Pair) {
  return transaction(system, async (tx) => {
    const { goesId, staysId } = await orderOf(tx, actor, pair)
    const [goes, stays] = [await sideOf(tx, goesId), await sideOf(tx, staysId)]
    try {
      await requireMergeable(tx, goesId, staysId)
      return { goes, stays, obstacle: null }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const sentence = peopleRefusalText[error.code as keyof typeof peopleRefusalText]
      return { goes, stays, obstacle: fillSentence(sentence, error.facts) }
    }
  })
}

/** 提出合并: the record under the old number goes into the one under the new. Both must be in the reader's sight. */
export function proposeMerge(actor: Actor, input: Pair & { reason: string }): Promise<MergeCard> {
  return transaction(system, async (tx) => {
    const { goesId, staysId, path } = await orderOf(tx, actor, input)
    await requireMergeable(tx, goesId, staysId)
    const merge: Merge = {
      ownerId: goesId,
      id: newId(),
      survivorId: staysId,
      orgPath: path,
      state: 'proposed',
      reason: input.reason,
      proposedBy: actor.personId,
      proposedByName: actor.name,
      proposedAt: now(),
      decidedBy: null,
      decidedByName: null,
      decidedAt: null,
      undoneByName: null,
      undoneAt: null,
      before: null,
    }
    if (!(await insertMerge(tx, merge))) throw refusal('membership.merge-open')
    await record(tx, actor, merge, 'membership.merge-proposed')
    return cardOf(actor, merge, await nameOf(tx, staysId))
  })
}

/** 复核合并: somebody else than who proposed it approves, and it is done, or refuses. */
export function decideMerge(actor: Actor, id: string, decision: 'approve' | 'refuse', key: string): Promise<null> {
  return transaction(system, (tx) =>
    once(tx, actor, { key, request: { merge: id, decision } }, async () => {
      const merge = await visibleMerge(tx, actor, id)
      if (merge.state !== 'proposed') throw refusal('membership.merge-decided', { name: merge.decidedByName ?? '' })
      if (actor.personId !== null && actor.personId === merge.proposedBy) throw refusal('membership.merge-own')
      const decided = { ...merge, decidedBy: actor.personId, decidedByName: actor.name, decidedAt: now() }
      if (decision === 'refuse') await saveMerge(tx, { ...decided, state: 'refused' })
      else await saveMerge(tx, { ...decided, before: await mergeRecords(tx, merge), state: 'done' })
      await record(tx, actor, merge, decision === 'approve' ? 'membership.merge-done' : 'membership.merge-refused')
      return null
    }),
  )
}

/** 撤销合并: within thirty days what followed goes back. */
export function undoMerge(actor: Actor, id: string, key: string): Promise<null> {
  return transaction(system, (tx) =>
    once(tx, actor, { key, request: { undo: id } }, async () => {
      const merge = await visibleMerge(tx, actor, id)
      await partRecords(tx, merge)
      await saveMerge(tx, { ...merge, state: 'undone', undoneByName: actor.name, undoneAt: now() })
      await record(tx, actor, merge, 'membership.merge-undone')
      return null
    }),
  )
}

/** Proposals under the reader's unions, newest first. */
export function readMerges(actor: Actor, cursor: string | undefined) {
  return reading(actor, async (tx) => {
    const within = grantsWith(actor, 'membership.merge').map((grant) => grant.orgId)
    const found = await mergesBefore(tx, within, cursor ?? null, page)
    const ids = [...new Set(found.map((one) => one.survivorId))]
    const names = new Map((await personCards(tx, ids)).map((card) => [card.id, card.maskedName]))
    return {
      merges: found.map((merge) => cardOf(actor, merge, names.get(merge.survivorId) ?? '')),
      next: found.length < page ? null : found.at(-1)!.id,
    }
  })
}

export function readMerge(actor: Actor, id: string): Promise<MergeDetail> {
  return transaction(system, async (tx) => {
    const merge = await visibleMerge(tx, actor, id)
    const stays = await sideOf(tx, merge.survivorId)
    const followed = merge.state === 'done' ? await followedRows(tx, id) : []
    return {
      merge: cardOf(actor, merge, stays.person.maskedName),
      goes: await sideOf(tx, merge.ownerId),
      stays,
      followed: followed.map(({ table, count }) => ({ title: titleOf(table), count })),
      undoUntil: undoUntil(merge),
    }
  })
}

async function sideOf(tx: Tx, personId: string): Promise<MergeSide> {
  const { idNumber } = await openParticulars(tx, personId)
  const [person] = await personCards(tx, [personId])
  const [record] = await personsByIds(tx, [personId])
  const memberships = []
  for (const id of await recordsOf(tx, personId)) memberships.push(...(await membershipsOf(tx, id)))
  const orgs = await orgsByIds(tx, [...new Set(memberships.map((one) => one.orgId))])
  const names = new Map(orgs.map((org) => [org.id, org.name]))
  return {
    person: person!,
    bornOn: record!.bornOn,
    sex: sexOf(idNumber),
    idDigits: idNumber.length,
    homeOrgName: names.get(person!.homeOrgId ?? '') ?? null,
    memberships: memberships
      .toSorted((one, other) => (one.fromOn < other.fromOn ? -1 : 1))
      .map(({ orgId, fromOn, untilOn }) => ({ orgName: names.get(orgId)!, fromOn, untilOn })),
  }
}

/**
 * Which record goes: the one under the old number. The reader must see both, for a merger may not take anyone out of a
 * union that is not hers; somebody who belongs to no union is seen by whoever sees the other.
 */
async function orderOf(tx: Tx, actor: Actor, { oneId, otherId }: Pair) {
  const found = await personsByIds(tx, [oneId, otherId])
  const homes = found.flatMap((person) => (person.homePath === null ? [] : [person.homePath]))
  const within = grantsWith(actor, 'membership.merge').map((grant) => grant.orgId)
  const seen = (path: readonly string[]) => path.some((orgId) => within.includes(orgId))
  if (homes.length === 0 || !homes.every(seen) || found.length < new Set([oneId, otherId]).size) {
    requirePermission(actor, 'membership.merge', [])
  }
  const { idNumber } = await openParticulars(tx, oneId)
  const [goesId, staysId] = idNumber.length === 15 ? [oneId, otherId] : [otherId, oneId]
  return { goesId, staysId, path: shared(homes) }
}

/** The way that all paths have in common, down to the lowest union above all of them. */
function shared(paths: readonly (readonly string[])[]): string[] {
  const [first = [], ...rest] = paths
  return first.filter((orgId, at) => rest.every((path) => path[at] === orgId))
}

async function visibleMerge(tx: Tx, actor: Actor, id: string): Promise<Merge> {
  const merge = (await findMerge(tx, id)) && (await lockMerge(tx, id))
  if (!merge || !reaches(actor, 'membership.merge', merge.orgPath)) throw refusal('membership.merge-missing')
  return merge
}

async function nameOf(tx: Tx, personId: string): Promise<string> {
  return (await personCards(tx, [personId]))[0]!.maskedName
}

function cardOf(actor: Actor, merge: Merge, maskedName: string): MergeCard {
  const own = actor.personId !== null && actor.personId === merge.proposedBy
  const last = undoUntil(merge)
  return {
    id: merge.id,
    state: merge.state,
    reason: merge.reason,
    proposedBy: merge.proposedByName,
    proposedAt: merge.proposedAt,
    decidedBy: merge.decidedByName,
    decidedAt: merge.decidedAt,
    undoneBy: merge.undoneByName,
    undoneAt: merge.undoneAt,
    maskedName,
    actions: [
      ...(merge.state === 'proposed' && !own ? (['approve', 'refuse'] as const) : []),
      ...(last !== null && last >= today() ? (['undo'] as const) : []),
    ],
  }
}

function record(tx: Tx, actor: Actor, merge: Merge, action: string): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectKind: 'person',
    subjectId: merge.ownerId,
    orgId: merge.orgPath.at(-1)!,
    detail: { into: merge.survivorId, reason: merge.reason, mergeId: merge.id },
  })
}
