import type { Day, Instant } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { MatchBlock, MatchEntry, MatchEvent, MatchPair, MatchProfile, MatchTimes, Sex } from './matching.model.ts'

const eventColumns = sql`owner_id, id, org_path, title, summary, place, starts_at, ends_at, enrol_until, choose_until, age_from, age_to,
  seats_each, most_choices, opened_by, opened_at, called_off_at, called_off_because, paired_at, couples`
const entryColumns = sql`owner_id, event_id, id, host_path, person_name, sex, number, single_declared_at, entered_at, withdrawn_at`
const profileColumns = sql`owner_id, event_id, id, sex, number, age, nickname, about, hopes, contact_sealed`

export async function insertMatchEvent(tx: Tx, one: MatchEvent): Promise<void> {
  await run(
    tx,
    sql`insert into orders.match_events (${eventColumns}) values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.title},
      ${one.summary}, ${one.place}, ${one.startsAt}, ${one.endsAt}, ${one.enrolUntil}, ${one.chooseUntil}, ${one.ageFrom}, ${one.ageTo},
      ${one.seatsEach}, ${one.mostChoices}, ${one.openedBy}, ${one.openedAt}, null, null, null, null)`,
  )
}

export function findMatchEvent(tx: Tx, id: Id): Promise<MatchEvent | undefined> {
  return find(tx, sql`select ${eventColumns} from orders.match_events where id = ${id}`)
}

/** Locked by its host, so that it is not moved twice at once. */
export function lockMatchEvent(tx: Tx, id: Id): Promise<MatchEvent | undefined> {
  return find(tx, sql`select ${eventColumns} from orders.match_events where id = ${id} for no key update`)
}

export async function saveMatchTimes(tx: Tx, { ownerId, id }: MatchEvent, times: MatchTimes): Promise<void> {
  await run(
    tx,
    sql`update orders.match_events set starts_at = ${times.startsAt}, ends_at = ${times.endsAt}, enrol_until = ${times.enrolUntil},
      choose_until = ${times.chooseUntil} where owner_id = ${ownerId} and id = ${id}`,
  )
}

/** Calls it off and erases what its people told each other. */
export async function markMatchCalledOff(
  tx: Tx,
  { ownerId, id }: MatchEvent,
  given: { readonly at: Instant; readonly because: string },
): Promise<void> {
  await run(
    tx,
    sql`update orders.match_events set called_off_at = ${given.at}, called_off_because = ${given.because}
      where owner_id = ${ownerId} and id = ${id}`,
  )
  await run(tx, sql`select orders.erase_called_off(${id})`)
}

/** Events at an organisation and below it, the newest first. */
export function matchEventsUnder(tx: Tx, orgId: Id): Promise<MatchEvent[]> {
  return rows(
    tx,
    sql`select ${eventColumns} from orders.match_events where org_path @> array[${orgId}::uuid] order by starts_at desc, id desc limit 100`,
  )
}

/** Events of some unions that are still to end, and whichever she was on. */
export function matchEventsFor(tx: Tx, personId: Id, unionIds: readonly Id[], since: Day): Promise<MatchEvent[]> {
  return rows(
    tx,
    sql`select ${eventColumns} from orders.match_events v
      where (v.owner_id = any(${unionIds}::uuid[]) and v.choose_until >= ${since}::date)
        or v.id in (select event_id from orders.match_entries where owner_id = ${personId})
      order by v.starts_at desc, v.id limit 60`,
  )
}

export type MatchHeads = { readonly eventId: Id; readonly men: number; readonly women: number }

export function headsOf(tx: Tx, eventIds: readonly Id[]): Promise<MatchHeads[]> {
  return rows(
    tx,
    sql`select event_id, count(*) filter (where sex = 'male')::integer as men, count(*) filter (where sex = 'female')::integer as women
      from orders.match_entries where event_id = any(${eventIds}::uuid[]) and withdrawn_at is null group by event_id`,
  )
}

/** Waits until nobody else signs up for the event, then tells the taken seats and the next number of a sex. */
export async function lockSeats(
  tx: Tx,
  eventId: Id,
  sex: Sex,
): Promise<{ readonly taken: number; readonly nextNumber: number }> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`orders.match-event ${eventId}`}, 0))`)
  return get(
    tx,
    sql`select count(*) filter (where withdrawn_at is null)::integer as taken, (coalesce(max(number), 0) + 1)::integer as next_number
      from orders.match_entries where event_id = ${eventId} and sex = ${sex}`,
  )
}

/** Signs up; who withdrew before comes back under a new number. */
export async function writeMatchEntry(tx: Tx, one: MatchEntry): Promise<void> {
  await run(
    tx,
    sql`insert into orders.match_entries (${entryColumns}) values (${one.ownerId}, ${one.eventId}, ${one.id}, ${one.hostPath}::uuid[],
      ${one.personName}, ${one.sex}, ${one.number}, ${one.singleDeclaredAt}, ${one.enteredAt}, null)
      on conflict (owner_id, event_id) do update set id = excluded.id, number = excluded.number,
        single_declared_at = excluded.single_declared_at, entered_at = excluded.entered_at, withdrawn_at = null`,
  )
}

export async function insertMatchProfile(tx: Tx, one: MatchProfile): Promise<void> {
  await run(
    tx,
    sql`insert into orders.match_profiles (${profileColumns}) values (${one.ownerId}, ${one.eventId}, ${one.id}, ${one.sex}, ${one.number},
      ${one.age}, ${one.nickname}, ${one.about}, ${one.hopes}, ${one.contactSealed})`,
  )
}

type Hers = { readonly personId: Id; readonly eventId: Id }

export function findMatchEntry(tx: Tx, { personId, eventId }: Hers): Promise<MatchEntry | undefined> {
  return find(
    tx,
    sql`select ${entryColumns} from orders.match_entries where owner_id = ${personId} and event_id = ${eventId}`,
  )
}

/** Her own entry, locked: couples are told only after whoever holds one lets it go. */
export function lockMatchEntry(tx: Tx, { personId, eventId }: Hers): Promise<MatchEntry | undefined> {
  return find(
    tx,
    sql`select ${entryColumns} from orders.match_entries where owner_id = ${personId} and event_id = ${eventId} for no key update`,
  )
}

export function matchEntriesOf(tx: Tx, personId: Id): Promise<MatchEntry[]> {
  return rows(tx, sql`select ${entryColumns} from orders.match_entries where owner_id = ${personId}`)
}

/** Whoever takes part in an event. */
export function matchEntriesIn(tx: Tx, eventId: Id): Promise<MatchEntry[]> {
  return rows(
    tx,
    sql`select ${entryColumns} from orders.match_entries where event_id = ${eventId} and withdrawn_at is null order by sex, number`,
  )
}

/** Withdraws, and erases her own profile and choices. */
export async function markMatchWithdrawn(tx: Tx, { personId, eventId }: Hers, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update orders.match_entries set withdrawn_at = ${at} where owner_id = ${personId} and event_id = ${eventId}`,
  )
  await run(tx, sql`delete from orders.match_choices where owner_id = ${personId} and event_id = ${eventId}`)
  await run(tx, sql`delete from orders.match_profiles where owner_id = ${personId} and event_id = ${eventId}`)
}

/** Her own profile and those that the database lets her see. */
export function matchProfilesIn(tx: Tx, eventId: Id): Promise<MatchProfile[]> {
  return rows(
    tx,
    sql`select ${profileColumns} from orders.match_profiles where event_id = ${eventId} order by number, id`,
  )
}

export function findMatchProfile(tx: Tx, entryId: Id): Promise<MatchProfile | undefined> {
  return find(tx, sql`select ${profileColumns} from orders.match_profiles where id = ${entryId}`)
}

export async function saveMatchProfile(
  tx: Tx,
  { personId, eventId }: Hers,
  one: Pick<MatchProfile, 'nickname' | 'about' | 'hopes' | 'contactSealed'>,
): Promise<void> {
  await run(
    tx,
    sql`update orders.match_profiles set nickname = ${one.nickname}, about = ${one.about}, hopes = ${one.hopes},
      contact_sealed = ${one.contactSealed} where owner_id = ${personId} and event_id = ${eventId}`,
  )
}

export async function chosenBy(tx: Tx, { personId, eventId }: Hers): Promise<Id[]> {
  const found = await rows<{ chosenId: Id }>(
    tx,
    sql`select chosen_id from orders.match_choices where owner_id = ${personId} and event_id = ${eventId} order by chosen_at, chosen_id`,
  )
  return found.map((one) => one.chosenId)
}

/** Her choices, instead of those she made before. */
export async function replaceChoices(
  tx: Tx,
  { personId, eventId }: Hers,
  chosenIds: readonly Id[],
  at: Instant,
): Promise<void> {
  await run(tx, sql`delete from orders.match_choices where owner_id = ${personId} and event_id = ${eventId}`)
  await run(
    tx,
    sql`insert into orders.match_choices (owner_id, event_id, chosen_id, chosen_at)
      select ${personId}, ${eventId}, chosen_id, ${at}::timestamptz from unnest(${chosenIds}::uuid[]) as given (chosen_id)`,
  )
}

export async function dropChoice(tx: Tx, { personId, eventId }: Hers, chosenId: Id): Promise<void> {
  await run(
    tx,
    sql`delete from orders.match_choices where owner_id = ${personId} and event_id = ${eventId} and chosen_id = ${chosenId}`,
  )
}

export function matchPairsOf(tx: Tx, { personId, eventId }: Hers): Promise<MatchPair[]> {
  return rows(
    tx,
    sql`select partner_id, partner_name, partner_number, contact_sealed, made_at from orders.match_pairs
      where owner_id = ${personId} and event_id = ${eventId} order by partner_number`,
  )
}

export function matchBlocksOf(tx: Tx, personId: Id): Promise<MatchBlock[]> {
  return rows(
    tx,
    sql`select owner_id, id, blocked_id, nickname, blocked_at from orders.match_blocks where owner_id = ${personId} order by blocked_at, id`,
  )
}

export async function insertMatchBlock(tx: Tx, one: MatchBlock): Promise<void> {
  await run(
    tx,
    sql`insert into orders.match_blocks (owner_id, id, blocked_id, nickname, blocked_at)
      values (${one.ownerId}, ${one.id}, ${one.blockedId}, ${one.nickname}, ${one.blockedAt}) on conflict (owner_id, blocked_id) do nothing`,
  )
}

/** False when the caller has no block of that id. */
export async function deleteMatchBlock(tx: Tx, personId: Id, id: Id): Promise<boolean> {
  return (await run(tx, sql`delete from orders.match_blocks where owner_id = ${personId} and id = ${id}`)) === 1
}

/** Events whose choosing has ended and whose couples are not told yet. */
export function matchEventsToPair(tx: Tx, at: Instant): Promise<MatchEvent[]> {
  return rows(
    tx,
    sql`select ${eventColumns} from orders.match_events
      where paired_at is null and called_off_at is null and choose_until <= ${at}::timestamptz order by choose_until, id limit 20`,
  )
}

/** Brings together who chose each other and erases every choice; how many couples, or null when another did it first. */
export async function pairUp(tx: Tx, eventId: Id, at: Instant): Promise<number | null> {
  const { couples } = await get<{ couples: number | null }>(
    tx,
    sql`select orders.pair_up(${eventId}, ${at}::timestamptz) as couples`,
  )
  return couples
}

/** Events that are over and still hold somebody's choice or profile, with how many. */
export function matchLeftOver(tx: Tx): Promise<{ readonly eventId: Id; readonly secrets: number }[]> {
  return rows(tx, sql`select event_id, secrets::integer from orders.match_left_over() where secrets > 0 limit 100`)
}

/** Whether she takes part in an event that is not over. */
export async function takesPartStill(tx: Tx, personId: Id): Promise<boolean> {
  const { found } = await get<{ found: boolean }>(
    tx,
    sql`select exists (select from orders.match_entries e join orders.match_events v on v.id = e.event_id
      where e.owner_id = ${personId} and e.withdrawn_at is null and v.paired_at is null and v.called_off_at is null) as found`,
  )
  return found
}
