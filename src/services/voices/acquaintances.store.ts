import type { PersonId } from '../../kernel/people/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { empty, find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Acquaintance, Consultation, VoiceTopic } from './model.ts'

const columns = sql`owner_id, id, org_id, org_path, skills, ability, network, resources, appeal, made_by_name, made_at, ended_at`

export async function insertAcquaintance(tx: Tx, one: Acquaintance): Promise<void> {
  await run(
    tx,
    sql`insert into voices.acquaintances (${columns})
      values (${one.ownerId}, ${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.skills}::text[], ${one.ability},
        ${one.network}, ${one.resources}, ${one.appeal}, ${one.madeByName}, ${one.madeAt}, ${one.endedAt})`,
  )
}

export function findAcquaintance(tx: Tx, id: Id): Promise<Acquaintance | undefined> {
  return find(tx, sql`select ${columns} from voices.acquaintances where id = ${id}`)
}

export async function markLeft(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update voices.acquaintances set ended_at = ${at} where id = ${id}`)
}

const mostListed = 500

export function acquaintancesUnder(tx: Tx, orgId: Id, skill: VoiceTopic | null): Promise<Acquaintance[]> {
  return rows(
    tx,
    sql`select ${columns} from voices.acquaintances where org_path @> array[${orgId}::uuid]
        ${skill === null ? empty : sql`and ${skill} = any(skills)`}
      order by ended_at is not null, made_at desc, id limit ${mostListed}`,
  )
}

/** Those on the rosters of some communities now. */
export function acquaintancesAt(tx: Tx, orgIds: readonly Id[]): Promise<Acquaintance[]> {
  return rows(
    tx,
    sql`select ${columns} from voices.acquaintances where org_id = any(${orgIds}::uuid[]) and ended_at is null order by id`,
  )
}

/** How many voices each of some people has now. */
export async function openConsultations(tx: Tx, ids: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
  const found = await rows<{ acquaintanceId: Id; count: number }>(
    tx,
    sql`select acquaintance_id, count(*)::integer as count from voices.consultations c join voices.voices v on v.id = c.voice_id
      where acquaintance_id = any(${ids}::uuid[]) and ended_at is null and v.standing = 'open' group by acquaintance_id`,
  )
  return new Map(found.map((one) => [one.acquaintanceId, one.count]))
}

const given = sql`owner_id, id, acquaintance_id, voice_id, org_path, note, given_by_name, given_at, ended_at`

/** A voice has one trusted person at a time; whoever had it before has it no more. */
export async function giveConsultation(tx: Tx, one: Consultation): Promise<void> {
  await run(
    tx,
    sql`update voices.consultations set ended_at = ${one.givenAt} where voice_id = ${one.voiceId} and ended_at is null`,
  )
  await run(
    tx,
    sql`insert into voices.consultations (${given})
      values (${one.ownerId}, ${one.id}, ${one.acquaintanceId}, ${one.voiceId}, ${one.orgPath}::uuid[], ${one.note},
        ${one.givenByName}, ${one.givenAt}, null)`,
  )
}

export function consultationsOf(tx: Tx, personId: PersonId): Promise<Consultation[]> {
  return rows(
    tx,
    sql`select ${given} from voices.consultations where owner_id = ${personId} and ended_at is null order by given_at desc, id desc`,
  )
}

export function consultationOfVoice(tx: Tx, voiceId: Id): Promise<Consultation | undefined> {
  return find(tx, sql`select ${given} from voices.consultations where voice_id = ${voiceId} and ended_at is null`)
}
