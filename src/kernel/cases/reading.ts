import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type Actor, grantsWith } from '../access/index.ts'
import { findRootOrg, orgsByIds } from '../orgs/index.ts'
import { caseTypes } from './case-types.ts'
import { refusal } from './errors.ts'
import type { CaseType } from './model.ts'
import type { Branch } from './pages.store.ts'
import { mayBeShared, topsOf } from './rules.ts'

/** A type and the tops of the subtrees below which someone may read its cases. */
export type Reading = {
  readonly type: CaseType
  readonly roots: readonly { readonly orgId: Id; readonly depth: number }[]
  /** Organisations of hers that are bodies outside: of their cases she reads those in which they take part. */
  readonly bodies: readonly { readonly orgId: Id; readonly depth: number }[]
}

/**
 * What an actor may read as an officer: for each type what her grants reach, or of that only what lies under one
 * organisation. An organisation that none of her grants reaches is as if it were not there: `cases.not-found`.
 */
export async function readingOf(
  tx: Tx,
  actor: Actor,
  orgId: Id | undefined,
  typeKey: string | undefined,
): Promise<Reading[]> {
  const types = caseTypes().filter((type) => typeKey === undefined || type.key === typeKey)
  const asked = orgId === undefined ? await rootFor(tx, actor) : await orgPlace(tx, orgId)
  const readings = types.map((type) => ({
    type,
    roots: rootsOf(actor, type, asked),
    bodies: bodiesOf(actor, type, asked),
  }))
  const some = readings.filter(({ roots, bodies }) => roots.length + bodies.length > 0)
  if (orgId !== undefined && some.length === 0) throw refusal('cases.not-found')
  return some
}

type Place = { readonly orgId: Id; readonly orgPath: readonly Id[] }

/** Only the platform reads the whole tree when no organisation is named. */
async function rootFor(tx: Tx, actor: Actor): Promise<Place | null> {
  if (actor.kind !== 'system') return null
  const root = await findRootOrg(tx)
  return root ? { orgId: root.id, orgPath: root.path } : null
}

async function orgPlace(tx: Tx, orgId: Id): Promise<Place> {
  const [org] = await orgsByIds(tx, [orgId])
  if (!org) throw refusal('cases.not-found')
  return { orgId, orgPath: org.path }
}

function rootsOf(actor: Actor, type: CaseType, asked: Place | null): Reading['roots'] {
  const grants = grantsWith(actor, type.readPermission)
  if (asked) {
    const reached = actor.kind === 'system' || grants.some((grant) => asked.orgPath.includes(grant.orgId))
    return reached ? [{ orgId: asked.orgId, depth: asked.orgPath.length - 1 }] : []
  }
  const depths = new Map(grants.map((grant) => [grant.orgId, grant.orgPath.length - 1]))
  return topsOf(grants).map((orgId) => ({ orgId, depth: depths.get(orgId)! }))
}

function bodiesOf(actor: Actor, type: CaseType, asked: Place | null): Reading['bodies'] {
  if (type.joinPermission === undefined) return []
  const places = grantsWith(actor, type.joinPermission).filter(({ orgId }) => asked === null || asked.orgId === orgId)
  return places.map(({ orgId, orgPath }) => ({ orgId, depth: orgPath.length - 1 }))
}

/** The actor's organisations with the types of which a whistle may reach her there. */
export function calledDesksOf(actor: Actor): { orgIds: Id[]; types: string[] }[] {
  const joined = caseTypes().flatMap(({ key, joinPermission }) => {
    const orgIds = joinPermission ? grantsWith(actor, joinPermission).map(({ orgId }) => orgId) : []
    return orgIds.length > 0 ? [{ orgIds, types: [key] }] : []
  })
  return [...desksOf(actor, undefined), ...joined]
}

/** The actor's organisations with the types she reads there; organisations with the same types share one query. */
export function desksOf(actor: Actor, typeKey: string | undefined): { orgIds: Id[]; types: string[] }[] {
  const typesAt = new Map<Id, string[]>()
  for (const { key, readPermission } of caseTypes()) {
    if (typeKey !== undefined && key !== typeKey) continue
    for (const { orgId } of grantsWith(actor, readPermission)) {
      typesAt.set(orgId, [...new Set([...(typesAt.get(orgId) ?? []), key])])
    }
  }
  const groups = new Map<string, { orgIds: Id[]; types: string[] }>()
  for (const [orgId, types] of typesAt) {
    const group = groups.get(types.join()) ?? { orgIds: [], types }
    group.orgIds.push(orgId)
    groups.set(types.join(), group)
  }
  return [...groups.values()]
}

/** The index runs of a reading: each root with each state of the type, or with the one asked for. */
export function branchesOf(readings: readonly Reading[], state: string | undefined): Branch[] {
  return readings.flatMap(({ type, roots, bodies }) => {
    const states = Object.keys(type.states).filter((key) => state === undefined || key === state)
    const shareable = mayBeShared(type) ? ('yes' as const) : ('no' as const)
    const places = [
      ...roots.map((root) => ({ ...root, shareable })),
      ...bodies.map((body) => ({ ...body, shareable: 'only' as const })),
    ]
    return places.flatMap((place) => states.map((key) => ({ ...place, type: type.key, state: key })))
  })
}
