import { type Actor, grantsWith, requireReachableOrg } from '../../kernel/access/index.ts'
import { actionCards, caseById, eventCards, eventsFor } from '../../kernel/cases/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { commitmentCase } from './commitment-case.ts'
import type { CommitmentPage } from './commitments.contract.ts'
import { type CommitmentWish, commitmentsUnder, findCommitment } from './commitments.store.ts'
import { placeOf, sayPlace } from './cursor.ts'
import { refusal } from './errors.ts'
import { findList } from './lists.store.ts'
import type { Commitment } from './model.ts'
import { cardsOf, recordOf, remarkCards } from './present.ts'
import { reaches } from './reaches.ts'
import { keepersAt } from './register-commitment.ts'
import { remarksOn } from './remarks.store.ts'

const page = 30
const mostRemarks = 100

export type ListCommitments = Omit<CommitmentWish, 'below' | 'most' | 'after'> & {
  readonly orgId?: Id | undefined
  readonly cursor?: string | undefined
}

/** Commitments below the reader's organisations, the latest year first. */
export async function listCommitments(actor: Actor, { cursor, ...wish }: ListCommitments) {
  const found = await reading(actor, (tx) => pageUnder(tx, actor, { ...wish, after: placeOf(cursor), most: page + 1 }))
  const some = found.slice(0, page)
  return { commitments: await cardsOf(some), next: found.length > page ? sayPlace(some.at(-1)!) : null }
}

/** The next rows of a list, below one organisation or below all where the actor reads. */
export async function pageUnder(
  tx: Tx,
  actor: Actor,
  { orgId, ...wish }: Omit<CommitmentWish, 'below'> & { readonly orgId?: Id | undefined },
): Promise<Commitment[]> {
  const found: Commitment[] = []
  for (const below of await placesOf(tx, actor, orgId)) found.push(...(await commitmentsUnder(tx, { ...wish, below })))
  return found.toSorted((one, other) => other.year - one.year || (one.id < other.id ? 1 : -1)).slice(0, wish.most)
}

/** The organisation the reader names, or the tops of those where she reads commitments. */
async function placesOf(tx: Tx, actor: Actor, orgId: Id | undefined): Promise<Org[]> {
  if (orgId !== undefined) return [await requireReachableOrg(tx, actor, 'commitments.read', orgId)]
  const mine = await orgsByIds(tx, [...new Set(grantsWith(actor, 'commitments.read').map((grant) => grant.orgId))])
  return mine.filter((org) => !mine.some((other) => other.id !== org.id && org.path.includes(other.id)))
}

/** Officers of a union who may answer for what it promises. */
export async function listKeepers(actor: Actor, orgId: Id) {
  await reading(actor, (tx) => requireReachableOrg(tx, actor, 'commitments.read', orgId))
  return { keepers: await keepersAt(orgId) }
}

/** One commitment whole, as the unions on its path read it. */
export function readCommitment(actor: Actor, id: Id): Promise<CommitmentPage> {
  return reading(actor, async (tx) => {
    const commitment = await requireReadable(tx, actor, id)
    const row = await caseById(tx, id)
    const list = commitment.listId ? await findList(tx, commitment.listId) : undefined
    const above = new Map((await orgsByIds(tx, commitment.orgPath)).map((org) => [org.id, org]))
    return {
      ...(await recordOf(tx, commitment)),
      events: await eventCards(tx, commitmentCase, await eventsFor(tx, actor, row)),
      actions: actionCards(commitmentCase, row, actor),
      officerId: commitment.officerId,
      publishes: list !== undefined && reaches(actor, 'commitments.publish', list.orgPath),
      collectors: commitment.orgPath.toReversed().flatMap((orgId) => {
        const org = above.get(orgId)
        return org && org.closedOn === null ? [{ id: org.id, name: org.name }] : []
      }),
      remarks: await remarkCards(await remarksOn(tx, id, mostRemarks)),
    }
  })
}

/** A commitment in the reader's reach; beyond it, it is as if it were not there. */
export async function requireReadable(tx: Tx, actor: Actor, id: Id): Promise<Commitment> {
  const commitment = await findCommitment(tx, id)
  if (!commitment || !reaches(actor, 'commitments.read', commitment.orgPath))
    throw refusal('commitments.commitment-missing')
  return commitment
}
