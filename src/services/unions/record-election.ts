import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { fileOf } from '../../kernel/files/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import type { Org } from '../../kernel/orgs/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { findProfile } from './foundings.store.ts'
import { reachOrg } from './reach-org.ts'
import { settingOf } from './term-setting.ts'
import type { Election, ElectionWish, PostHolding, Term } from './terms.model.ts'
import { addYears, decideElection, type ElectionRefusal } from './terms.rules.ts'
import {
  currentTerm,
  electionsOf,
  endTerms,
  insertElection,
  insertPosts,
  insertTerm,
  lockTerms,
  postsOf,
  termsOf,
} from './terms.store.ts'
import { postNames } from './text.ts'

export type Recorded = { readonly electionId: string; readonly termId: string; readonly dueOn: string }

/**
 * 登记选举: a general election begins a term and ends the one before with all its posts; a by-election fills a vacancy
 * until the end of the term. The same request twice is one election.
 */
export async function recordElection(actor: Actor, wish: ElectionWish, idempotencyKey: string): Promise<Recorded> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: ['unions.election', wish] }, async () => {
      const org = await reachOrg(tx, actor, 'unions.elect', wish.orgId)
      if (org.closedOn !== null) throw refusal('unions.ended', { name: org.name, on: org.closedOn })
      await lockTerms(tx, org.id)
      const before = await currentTerm(tx, org.id)
      await requireSound(tx, org, wish, before)
      const names = await namesOfElected(tx, org, wish)
      for (const fileId of wish.fileIds) await fileOf(tx, actor, fileId)
      return write(tx, actor, org, wish, before, names)
    }),
  )
}

async function requireSound(tx: Tx, org: Org, wish: ElectionWish, before: Term | undefined): Promise<void> {
  const [last] = await electionsOf(tx, org.id)
  const profile = await findProfile(tx, org.id)
  const posts = (await postsOf(tx, org.id)).filter((post) => post.untilOn === null)
  const refused = decideElection({
    wish,
    today: today(),
    foundedOn: profile && profile.establishedOn < org.foundedOn ? profile.establishedOn : org.foundedOn,
    lastHeldOn: last?.heldOn ?? null,
    hasTerm: before ? 'yes' : 'no',
    held: posts.map(({ post, name, ownerId }) => ({ post, name, personId: ownerId })),
  })
  if (refused) throw tell(refused, wish)
}

function tell(refused: ElectionRefusal, wish: ElectionWish) {
  const facts = {
    on: wish.heldOn,
    eligible: wish.eligibleCount,
    attended: wish.attendedCount,
    needed: Math.ceil((wish.eligibleCount * 2) / 3),
    majority: Math.floor(wish.eligibleCount / 2) + 1,
  }
  if ('elected' in refused) {
    const { post, votes } = refused.elected
    return refusal(refused.code, { ...facts, post: postNames[post], votes })
  }
  if ('holder' in refused) return refusal(refused.code, { post: postNames[refused.post], holder: refused.holder })
  return refusal(refused.code, 'post' in refused ? { ...facts, post: postNames[refused.post] } : facts)
}

/** In a grassroots union its own members are elected; a federation's officers come from anywhere below it. */
async function namesOfElected(tx: Tx, org: Org, wish: ElectionWish): Promise<Map<string, string>> {
  const persons = await personsByIds(tx, [...new Set(wish.elected.map((one) => one.personId))])
  const names = new Map(persons.map((person) => [person.id, person.name]))
  for (const { personId } of wish.elected) {
    const person = persons.find((one) => one.id === personId)
    if (!person) throw refusal('unions.person-missing')
    if (!person.homePath?.includes(org.id)) throw refusal('unions.not-a-member', { name: person.name, union: org.name })
  }
  return names
}

async function write(
  tx: Tx,
  actor: Actor,
  org: Org,
  wish: ElectionWish,
  before: Term | undefined,
  names: ReadonlyMap<string, string>,
): Promise<Recorded> {
  const { elected, ordinal: _ordinal, ...rest } = wish
  const election: Election = {
    ...rest,
    id: newId(),
    orgPath: org.path,
    recordedByName: actor.name,
    recordedAt: now(),
  }
  await insertElection(tx, election, actor.personId)
  const term = wish.kind === 'by-election' ? before! : await beginTerm(tx, org, wish, before, election.id)
  const holdings = elected.map(
    ({ personId, post, votes }): PostHolding => ({
      ownerId: personId,
      id: newId(),
      orgId: org.id,
      orgPath: org.path,
      post,
      name: names.get(personId)!,
      termId: term.id,
      electionId: election.id,
      votes,
      fromOn: wish.heldOn,
      untilOn: null,
      endReason: null,
      endNote: null,
    }),
  )
  await insertPosts(tx, holdings)
  await recordAudit(tx, actor, {
    action: `unions.${wish.kind}-recorded`,
    subjectKind: 'unions.election',
    subjectId: election.id,
    orgId: org.id,
    detail: {
      heldOn: wish.heldOn,
      eligible: wish.eligibleCount,
      attended: wish.attendedCount,
      elected: elected.length,
    },
  })
  return { electionId: election.id, termId: term.id, dueOn: term.dueOn }
}

async function beginTerm(
  tx: Tx,
  org: Org,
  wish: ElectionWish,
  before: Term | undefined,
  electionId: string,
): Promise<Term> {
  const [latest] = await termsOf(tx, org.id)
  const { termYears } = await settingOf(tx, org.path)
  await endTerms(tx, [org.id], wish.heldOn, 'term-ended')
  const term: Term = {
    id: newId(),
    orgId: org.id,
    orgPath: org.path,
    ordinal: latest ? latest.ordinal + 1 : (wish.ordinal ?? 1),
    years: termYears,
    fromOn: wish.heldOn,
    dueOn: addYears(wish.heldOn, termYears),
    endedOn: null,
    electionId,
  }
  await insertTerm(tx, term)
  if (before) {
    await recordFacts(tx, [
      {
        kind: wish.heldOn <= before.dueOn ? 'unions.re-elected-on-time' : 'unions.re-elected-late',
        orgId: org.id,
        orgPath: org.path,
        personId: null,
        day: wish.heldOn,
        quantity: 1,
        amountFen: 0,
        subjectId: term.id,
      },
    ])
  }
  return term
}
