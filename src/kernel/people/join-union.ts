import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { getOrg, type OrgId, type OrgPath, orgsByIds } from '../orgs/index.ts'
import { refusal } from './errors.ts'
import type { Joining, JoiningObstacle, JoiningOutcome } from './model.ts'
import { decideJoining, takesMembers } from './rules.ts'
import { insertMemberships, lockStandings, type NewMembership, type Standing, writeHomes } from './store.ts'

const rowsAtOnce = 5000

/** 入会: a person becomes a member of one union from a day on; who is a member there already stays so. */
export async function joinUnion(tx: Tx, joining: Joining): Promise<void> {
  const [outcome] = await joinUnions(tx, [joining])
  if (outcome !== 'joined' && outcome !== 'member-here') throw await refusalOf(tx, outcome!, joining)
}

/**
 * Many joinings at once, answered in the order given. Refuses only a union that takes no members or is closed;
 * for each person the outcome says what stood in the way. Runs in a transaction of the system.
 */
export async function joinUnions(tx: Tx, joinings: readonly Joining[]): Promise<JoiningOutcome[]> {
  const homes = await homesOf(tx, joinings)
  const outcomes: JoiningOutcome[] = []
  for (let at = 0; at < joinings.length; at += rowsAtOnce) {
    const batch = joinings.slice(at, at + rowsAtOnce)
    const standings = new Map(
      (
        await lockStandings(
          tx,
          batch.map((one) => one.personId),
        )
      ).map((one) => [one.id, one]),
    )
    const members: NewMembership[] = []
    for (const joining of batch) {
      const outcome = outcomeOf(joining, standings)
      outcomes.push(outcome)
      if (outcome === 'joined') members.push({ ...joining, orgPath: homes.get(joining.orgId)! })
    }
    if (members.length > 0) {
      await insertMemberships(tx, members)
      await writeHomes(tx, members)
    }
  }
  return outcomes
}

/** Judges one joining and notes it, so that the same person twice in a list joins once. */
function outcomeOf(joining: Joining, standings: Map<string, Standing>): JoiningOutcome {
  const standing = standings.get(joining.personId)
  if (!standing) return 'unknown'
  const { deadOn, mergedInto, orgId, untilOn } = standing
  if (mergedInto !== null) return 'merged'
  const last = orgId === null ? null : { orgId, untilOn }
  const decision = decideJoining({ orgId: joining.orgId, on: joining.on, today: today(), deadOn, last })
  if (decision !== 'joins') return decision
  standings.set(joining.personId, { ...standing, orgId: joining.orgId, untilOn: null })
  return 'joined'
}

/** Paths of the unions that people are to join; refuses one that is closed or takes no members. */
export async function homesOf(tx: Tx, joinings: readonly { orgId: OrgId }[]): Promise<Map<OrgId, OrgPath>> {
  const orgIds = [...new Set(joinings.map((joining) => joining.orgId))]
  const orgs = await orgsByIds(tx, orgIds)
  if (orgs.length < orgIds.length) throw refusal('people.union-unknown')
  const closed = orgs.find((org) => org.closedOn !== null || !takesMembers(org.kind))
  if (closed) throw refusal('people.no-home-for-members', { name: closed.name })
  return new Map(orgs.map((org) => [org.id, org.path]))
}

async function refusalOf(tx: Tx, obstacle: JoiningObstacle, joining: Joining) {
  switch (obstacle) {
    case 'unknown':
      return refusal('people.unknown')
    case 'dead':
      return refusal('people.dead')
    case 'merged':
      return refusal('people.merged')
    case 'in-future':
      return refusal('people.in-future', { on: joining.on })
    case 'member-elsewhere':
    case 'before-leaving': {
      const [standing] = await lockStandings(tx, [joining.personId])
      const { name } = await getOrg(tx, standing!.orgId!)
      return refusal(`people.${obstacle}`, { orgName: name, on: standing!.untilOn ?? '' })
    }
  }
}
