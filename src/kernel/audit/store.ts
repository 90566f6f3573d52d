import { now } from '../../platform/clock.ts'
import { run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import type { Deed } from './model.ts'
import { auditedName, laneOf } from './rules.ts'

export type PlacedDeed = Deed & { readonly orgPath: readonly string[] | null }

const mostAtOnce = 5000

/** The actor decides the lane, so that two people never wait for each other except by chance. */
export async function insertDeeds(tx: Tx, actor: Actor, deeds: readonly PlacedDeed[]): Promise<void> {
  const lane = laneOf(actor.personId ?? `${actor.name} ${actor.address}`)
  const at = now()
  for (let from = 0; from < deeds.length; from += mostAtOnce) {
    const some = deeds.slice(from, from + mostAtOnce)
    await run(
      tx,
      sql`select audit.record(${lane}, ${at}, ${actor.kind}, ${actor.personId}, ${auditedName(actor)}, ${actor.address}, ${actor.requestId},
        ${some.map((deed) => deed.action)}, ${some.map((deed) => deed.subjectKind)}, ${some.map((deed) => deed.subjectId)},
        ${some.map((deed) => deed.orgPath && `{${deed.orgPath.join(',')}}`)},
        ${some.map((deed) => JSON.stringify(deed.detail ?? {}))})`,
    )
  }
}

export async function insertDeedsOfMany(
  tx: Tx,
  lane: number,
  some: readonly { readonly actor: Actor; readonly deed: PlacedDeed }[],
): Promise<void> {
  await run(
    tx,
    sql`select audit.record_for_many(${lane}, ${now()},
        ${some.map(({ actor }) => actor.kind)}, ${some.map(({ actor }) => actor.personId)}, ${some.map(({ actor }) => actor.name)},
        ${some.map(({ actor }) => actor.address)}, ${some.map(({ actor }) => actor.requestId)},
        ${some.map(({ deed }) => deed.action)}, ${some.map(({ deed }) => deed.subjectKind)}, ${some.map(({ deed }) => deed.subjectId)},
        ${some.map(({ deed }) => deed.orgPath && `{${deed.orgPath.join(',')}}`)},
        ${some.map(({ deed }) => JSON.stringify(deed.detail ?? {}))})`,
  )
}
