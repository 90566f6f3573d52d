import { today } from '../../platform/clock.ts'
import { addDays, type Day, periodOf } from '../../platform/dates.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import { type Actor, grantsWith } from '../access/index.ts'
import { type Org, type OrgId, orgsByIds } from '../orgs/index.ts'
import type { RelationCard, RelationPage } from './contract.ts'
import { refusal } from './errors.ts'
import { relationKindOf, relationKinds } from './kinds.ts'
import type { Relation, RelationKind } from './model.ts'
import { relationCards } from './present.ts'
import {
  dutiesDone,
  endingOf,
  relationById,
  relationsOf,
  relationsUnder,
  relationsWithoutDuty,
  renewalsOf,
} from './queries.ts'
import { reaches } from './reaches.ts'
import { partiesOf } from './store.ts'

const page = 30
const cursorForm = /^(\d{4}-\d{2}-\d{2})~([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export type ListRelations = {
  readonly kind: string
  readonly orgId?: OrgId | undefined
  readonly standing?: 'holds' | 'ended' | undefined
  readonly cursor?: string | undefined
}

/** A page of relations of a kind, ended ones as well. */
export async function readRelations(
  actor: Actor,
  wish: ListRelations,
): Promise<{ relations: RelationCard[]; next: string | null }> {
  return reading(actor, async (tx) => {
    const kind = relationKindOf(wish.kind)
    const after = placeOf(wish.cursor)
    const runs = (await tops(tx, actor, kind, wish.orgId)).map((below) =>
      relationsUnder(tx, { below, kind: kind.key, standing: wish.standing, on: today(), after, most: page + 1 }),
    )
    const found = (await Promise.all(runs)).flat().toSorted(newestFirst)
    const some = found.slice(0, page)
    const last = some.at(-1)
    return {
      relations: await relationCards(tx, some),
      next: found.length > page && last ? `${last.fromOn}~${last.id}` : null,
    }
  })
}

/** Relations in force whose duty was not done in the period of a day; none where nothing comes round. */
export async function readMissedDuties(
  actor: Actor,
  wish: { readonly kind: string; readonly orgId?: OrgId | undefined; readonly on?: Day | undefined },
): Promise<{ from: Day; to: Day; relations: RelationCard[] }> {
  return reading(actor, async (tx) => {
    const kind = relationKindOf(wish.kind)
    const on = wish.on ?? today()
    const period = periodOf(kind.every ?? 'year', on)
    if (kind.every === undefined) return { ...period, relations: [] }
    const found: Relation[] = []
    for (const below of await tops(tx, actor, kind, wish.orgId))
      found.push(...(await relationsWithoutDuty(tx, { below, kind: kind.key, on, ...period })))
    return { ...period, relations: await relationCards(tx, found) }
  })
}

/** One relation, for its keeper and its sides; to anybody else it is as if it were not there. */
export async function readRelation(actor: Actor, id: string): Promise<RelationPage> {
  return reading(actor, async (tx) => {
    const relation = await relationById(tx, id)
    if (!relation || !(await reads(tx, actor, relation))) throw refusal('relations.not-found')
    const [card] = await relationCards(tx, [relation])
    const ending = await endingOf(tx, relation)
    const renewals = await renewalsOf(tx, relation)
    return {
      ...card!,
      runs: reaches(actor, relationKindOf(relation.kind).permission, relation.orgPath),
      renewals: renewals.map(({ untilOn, ...one }) => ({
        ...one,
        lastOn: untilOn === null ? null : addDays(untilOn, -1),
      })),
      ended: ending ?? null,
      duties: (await dutiesDone(tx, id)).map((one) => ({ ...one, fileIds: [...one.fileIds] })),
    }
  })
}

/** Relations in which the caller stands on a side. */
export function readMine(actor: Actor): Promise<RelationCard[]> {
  return reading(actor, async (tx) =>
    relationCards(tx, actor.personId === null ? [] : await relationsOf(tx, actor.personId)),
  )
}

/** Which kinds somebody may read, and whether she keeps them. */
export function readableKinds(actor: Actor) {
  return relationKinds()
    .filter(({ readPermission, permission }) =>
      [readPermission, permission].some((one) => grantsWith(actor, one).length > 0),
    )
    .map(({ key, name, permission, sides, duty, months }) => ({
      ...{ key, name, duty, months },
      keeps: grantsWith(actor, permission).length > 0,
      sides: { a: { name: sides.a.name, holder: sides.a.holder }, b: { name: sides.b.name, holder: sides.b.holder } },
    }))
}

async function reads(tx: Tx, actor: Actor, relation: Relation): Promise<boolean> {
  const { permission, readPermission } = relationKindOf(relation.kind)
  if ([permission, readPermission].some((one) => reaches(actor, one, relation.orgPath))) return true
  const parties = await partiesOf(tx, [relation.id])
  return parties.some(
    (one) =>
      one.ownerId === actor.personId || [permission, readPermission].some((two) => reaches(actor, two, one.partyPath)),
  )
}

/** The organisation the reader names, or the tops of those where she may read the kind. */
async function tops(
  tx: Tx,
  actor: Actor,
  { permission, readPermission }: RelationKind,
  orgId: OrgId | undefined,
): Promise<Org[]> {
  const mayRead = (path: readonly string[]) => [permission, readPermission].some((one) => reaches(actor, one, path))
  if (orgId !== undefined) {
    const [org] = await orgsByIds(tx, [orgId])
    if (!org || !mayRead(org.path)) throw refusal('relations.not-found')
    return [org]
  }
  const found = (await orgsByIds(tx, [...new Set(actor.grants.map((one) => one.orgId))])).filter((org) =>
    mayRead(org.path),
  )
  return found.filter((org) => !found.some((other) => other.id !== org.id && org.path.includes(other.id)))
}

function newestFirst(one: Relation, other: Relation): number {
  if (one.fromOn !== other.fromOn) return one.fromOn < other.fromOn ? 1 : -1
  return one.id < other.id ? 1 : -1
}

function placeOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined
  const found = cursorForm.exec(cursor)
  if (!found) throw refusal('relations.cursor-unknown')
  return { fromOn: found[1]!, id: found[2]! }
}
