import type { Actor } from '../../kernel/access/index.ts'
import { findRootOrg } from '../../kernel/orgs/index.ts'
import { type Person, personsByIds } from '../../kernel/people/index.ts'
import { reading, system, type Tx } from '../../platform/db/transaction.ts'
import type { AnswerOf } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { commitmentsOnLists, findCommitment } from './commitments.store.ts'
import { refusal } from './errors.ts'
import { listsFor, yearsFor } from './lists.store.ts'
import type { Commitment } from './model.ts'
import { cardsOf, listCards, recordOf, remarkCards } from './present.ts'
import { ratingBy, remarksBy } from './remarks.store.ts'
import type * as contract from './seen.contract.ts'
import { serviceText } from './text.ts'

const mostLists = 30
const settled: readonly string[] = ['done', 'fulfilled']

/** Lists that are published for a member: those of her unions within their scope, and those for everybody. */
export function listSeen(actor: Actor, year: number | undefined) {
  return reading(actor, async (tx) => listsSeen(tx, (await personOf(tx, actor))?.homePath ?? [], year))
}

/** Lists that are published for everybody. */
export function listPublic(year: number | undefined): AnswerOf<typeof contract.listPublicCommitments> {
  return reading(system, async (tx) => {
    const { lists, ...seen } = await listsSeen(tx, [], year)
    return {
      ...seen,
      lists: lists.map((list) => ({
        ...list,
        commitments: list.commitments.map((card) => ({ ...card, officerName: '' })),
      })),
      federationName: await federationNameOf(tx),
    }
  })
}

async function listsSeen(tx: Tx, homePath: readonly Id[], wanted: number | undefined) {
  const years = await yearsFor(tx, homePath)
  const year = wanted ?? years[0] ?? null
  const lists = year === null ? [] : await listsFor(tx, homePath, year, mostLists)
  const found = await commitmentsOnLists(
    tx,
    lists.map((list) => list.id),
  )
  const cards = await cardsOf(found)
  return {
    year: year ?? 0,
    years,
    lists: (await listCards(lists)).map((list) => ({
      ...list,
      commitments: cards.filter((card) => card.listId === list.id),
    })),
  }
}

/** A commitment that is published for a member, with what she said and thinks of it. */
export function readSeen(actor: Actor, id: Id): AnswerOf<typeof contract.getSeenCommitment> {
  return reading(actor, async (tx) => {
    const { commitment, person } = await requireSeen(tx, actor, id)
    const rating = await ratingBy(tx, actor.personId!, id)
    return {
      ...(await recordOf(tx, commitment)),
      mine: {
        stars: rating?.stars ?? null,
        remarks: await remarkCards(await remarksBy(tx, actor.personId!, id)),
        mayRate: rating === undefined && settled.includes(commitment.state) && isFor(commitment, person),
      },
    }
  })
}

/** A commitment that is published for everybody; names of officers are not told at this door. */
export function readPublic(id: Id): AnswerOf<typeof contract.getPublicCommitment> {
  return reading(system, async (tx) => {
    const record = await recordOf(tx, await requirePublic(tx, id))
    return {
      ...record,
      officerName: null,
      steps: record.steps.map((step) => ({ ...step, madeBy: '' })),
      amended: record.amended.map((one) => ({
        ...one,
        madeBy: '',
        changes: one.changes.filter((change) => change.field !== 'officerName'),
      })),
      judgements: record.judgements.map((one) => ({ ...one, judgedBy: '' })),
      federationName: await federationNameOf(tx),
    }
  })
}

/** A published commitment whose list is for the member; any other is as if it were not there. */
export async function requireSeen(
  tx: Tx,
  actor: Actor,
  id: Id,
): Promise<{ commitment: Commitment; person: Person | undefined }> {
  const commitment = await findCommitment(tx, id)
  const person = await personOf(tx, actor)
  const isSeen =
    commitment?.listId &&
    (commitment.audienceId === null || (person?.homePath?.includes(commitment.audienceId) ?? false))
  if (!isSeen) throw refusal('commitments.commitment-missing')
  return { commitment: commitment!, person }
}

export async function requirePublic(tx: Tx, id: Id): Promise<Commitment> {
  const commitment = await findCommitment(tx, id)
  if (commitment?.scope !== 'public') throw refusal('commitments.commitment-missing')
  return commitment
}

/** Whether somebody belongs below the union that published it, for whose members it was done. */
export function isFor({ publisherId }: Commitment, person: Person | undefined): boolean {
  return publisherId !== null && (person?.homePath?.includes(publisherId) ?? false)
}

async function personOf(tx: Tx, actor: Actor): Promise<Person | undefined> {
  const [person] = actor.personId ? await personsByIds(tx, [actor.personId]) : []
  return person
}

async function federationNameOf(tx: Tx): Promise<string> {
  return (await findRootOrg(tx))?.name ?? serviceText.name
}
