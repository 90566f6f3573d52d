import type { Instant } from '../../platform/dates.ts'
import { empty, find, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Intent, IntentState, IntentTerms, Recipient } from './intents.model.ts'
import type { Points } from './products.model.ts'

const columns = sql`owner_id, id, market_id, org_path, number, occasion, headcount, points_each, issue_at, opens_at, closes_at, categories,
  unspent, kept_until, document_id, state, drafted_by, drafted_at, signed_at, configured_by, configured_at, issue_started_at, issued_at,
  cancelled_at, cancelled_because, recipients, configured_points, issued_people, issued_points, failed_people, issued_to`

export async function insertIntent(tx: Tx, one: Intent): Promise<void> {
  await run(
    tx,
    sql`insert into mall.intents (owner_id, id, market_id, org_path, number, occasion, headcount, points_each, issue_at, opens_at,
          closes_at, categories, unspent, kept_until, document_id, state, drafted_by, drafted_at)
        values (${one.ownerId}, ${one.id}, ${one.marketId}, ${one.orgPath}::uuid[], ${one.number}, ${one.occasion}, ${one.headcount},
          ${one.pointsEach}, ${one.issueAt}, ${one.opensAt}, ${one.closesAt}, ${one.categories}::text[], ${one.unspent},
          ${one.keptUntil}, ${one.documentId}, ${one.state}, ${one.draftedBy}, ${one.draftedAt})`,
  )
}

export function findIntent(tx: Tx, id: Id): Promise<Intent | undefined> {
  return find(tx, sql`select ${columns} from mall.intents where id = ${id}`)
}

export function lockIntent(tx: Tx, id: Id): Promise<Intent | undefined> {
  return find(tx, sql`select ${columns} from mall.intents where id = ${id} for update`)
}

export async function writeTerms(tx: Tx, intent: Intent, terms: IntentTerms): Promise<void> {
  await run(
    tx,
    sql`update mall.intents set occasion = ${terms.occasion}, headcount = ${terms.headcount}, points_each = ${terms.pointsEach},
          issue_at = ${terms.issueAt}, opens_at = ${terms.opensAt}, closes_at = ${terms.closesAt}, categories = ${terms.categories}::text[],
          unspent = ${terms.unspent}, kept_until = ${terms.keptUntil}
        where owner_id = ${intent.ownerId} and id = ${intent.id}`,
  )
  await run(tx, sql`update mall.recipients set points = ${terms.pointsEach} where intent_id = ${intent.id}`)
}

export async function markSigned(tx: Tx, intent: Intent, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update mall.intents set state = 'signed', signed_at = ${at} where owner_id = ${intent.ownerId} and id = ${intent.id}`,
  )
}

export async function markConfigured(tx: Tx, intent: Intent, by: string, at: Instant, points: Points): Promise<void> {
  await run(
    tx,
    sql`update mall.intents set state = 'configured', configured_by = ${by}, configured_at = ${at}, configured_points = ${points}
        where owner_id = ${intent.ownerId} and id = ${intent.id}`,
  )
}

export async function markCancelled(tx: Tx, intent: Intent, at: Instant, because: string): Promise<void> {
  await run(
    tx,
    sql`update mall.intents set state = 'cancelled', cancelled_at = ${at}, cancelled_because = ${because}
        where owner_id = ${intent.ownerId} and id = ${intent.id}`,
  )
}

export async function clearRecipients(tx: Tx, intent: Intent): Promise<void> {
  await run(tx, sql`delete from mall.recipients where intent_id = ${intent.id}`)
}

/** Adds people behind those on the list; whoever is there already is left out. Tells how many the list has. */
export async function addRecipients(tx: Tx, intent: Intent, people: readonly Recipient[], from: number): Promise<void> {
  await run(
    tx,
    sql`insert into mall.recipients (owner_id, intent_id, org_path, place, name, points)
        select person_id, ${intent.id}, ${intent.orgPath}::uuid[], ${from}::int + place, name, ${intent.pointsEach}::bigint
        from unnest(${people.map((one) => one.personId)}::uuid[], ${people.map((one) => one.name)}::text[])
          with ordinality as g (person_id, name, place)`,
  )
}

export async function markListed(tx: Tx, intent: Intent): Promise<number> {
  const { recipients } = await get<{ recipients: number }>(
    tx,
    sql`update mall.intents set recipients = (select count(*) from mall.recipients where intent_id = ${intent.id})
        where owner_id = ${intent.ownerId} and id = ${intent.id} returning recipients`,
  )
  return recipients
}

export type RecipientPlace = {
  readonly place: number
  readonly name: string
  readonly points: Points
  readonly state: 'waiting' | 'issued' | 'failed'
  readonly problem: string | null
}

/** Points go down along the list without a word to its rows: who is not behind has hers. */
const listedState = sql`case when state = 'waiting' and place <= (select issued_to from mall.intents where id = intent_id) then 'issued' else state end`

export function recipientsAfter(
  tx: Tx,
  intentId: Id,
  after: number,
  only: 'failed' | undefined,
  most: number,
): Promise<RecipientPlace[]> {
  return rows(
    tx,
    sql`select place, name, points, ${listedState} as state, problem from mall.recipients
        where intent_id = ${intentId} and place > ${after} ${only ? sql`and state = 'failed'` : empty}
        order by place limit ${raw(String(most))}`,
  )
}

export type IntentWish = {
  readonly below: { readonly id: Id; readonly depth: number }
  readonly state?: IntentState | undefined
  readonly after?: Id | undefined
}

/** Letters below an organisation, newest first, from the index of its level. */
export function listIntentsBelow(tx: Tx, wish: IntentWish, most: number): Promise<Intent[]> {
  return rows(
    tx,
    sql`select ${columns} from mall.intents where org_path[${raw(String(wish.below.depth + 1))}] = ${wish.below.id}
        ${wish.state ? sql`and state = ${wish.state}` : empty} ${wish.after ? sql`and id < ${wish.after}` : empty}
        order by id desc limit ${raw(String(most))}`,
  )
}

/** A person's own letters whose points went down or are going down, the one that closes first ahead. */
export function intentsOfPerson(tx: Tx, personId: Id): Promise<Intent[]> {
  return rows(
    tx,
    sql`select ${columns} from mall.intents where id in (select intent_id from mall.recipients where owner_id = ${personId})
        and state in ('issuing', 'issued') order by closes_at, id limit 50`,
  )
}
