import type { Instant } from '../../platform/dates.ts'
import { rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { CodesSent, Failures } from './sign-in.rules.ts'

/** Locks what is known of these keys, in one order for everybody. */
export function lockFailures(tx: Tx, keys: readonly string[], at: Instant): Promise<(Failures & { key: string })[]> {
  return rows(
    tx,
    sql`insert into access.attempts (key, failures, last_at)
      select key, 0, ${at}::timestamptz from unnest(${keys.toSorted()}::uuid[]) key
      on conflict (key) do update set failures = attempts.failures
      returning key, failures, last_at`,
  )
}

export async function writeFailures(tx: Tx, key: string, failures: number, at: Instant): Promise<void> {
  await run(tx, sql`update access.attempts set failures = ${failures}, last_at = ${at} where key = ${key}`)
}

/** What an attempt is charged to, as keyed hashes. The account's is of the name as typed, whether or not there is one. */
export type Charged = { readonly account: string | null; readonly address: string; readonly device: string | null }

/** A success forgives the account everything, and address and device the attempt they were charged with. */
export async function forgive(tx: Tx, keys: Charged): Promise<void> {
  await run(tx, sql`delete from access.attempts where key = ${keys.account}`)
  const shared = [keys.address, keys.device].filter((key) => key !== null)
  await run(tx, sql`update access.attempts set failures = greatest(failures - 1, 0) where key = any(${shared}::uuid[])`)
}

/** Takes back one attempt that turned out to be none, and forgives nothing else. */
export async function refund(tx: Tx, keys: Charged): Promise<void> {
  const charged = [keys.account, keys.address, keys.device].filter((key) => key !== null)
  await run(
    tx,
    sql`update access.attempts set failures = greatest(failures - 1, 0) where key = any(${charged}::uuid[])`,
  )
}

/** Whom a code is asked for and from where; what is not known is not limited by. */
export type AskedBy = { readonly phoneIndex: string; readonly addressKey: string; readonly deviceKey: string | null }

/** Codes asked for in the last day; others who ask for the same phone, address or device wait. */
export async function lockCodesSent(tx: Tx, asked: AskedBy, at: Instant): Promise<CodesSent> {
  const { phoneIndex, addressKey, deviceKey } = asked
  const keys = [phoneIndex, addressKey, deviceKey].filter((key) => key !== null).toSorted()
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) key`)
  const sent = await rows<{ sentAt: Instant; toPhone: boolean; fromAddress: boolean; fromDevice: boolean }>(
    tx,
    sql`select sent_at, phone_index = ${phoneIndex} as to_phone, address_key = ${addressKey} as from_address,
        coalesce(device_key = ${deviceKey}, false) as from_device
      from access.sms_codes
      where (phone_index = ${phoneIndex} or address_key = ${addressKey} or device_key = ${deviceKey}) and sent_at > ${at}::timestamptz - interval '1 day'`,
  )
  return {
    toPhone: sent.filter((code) => code.toPhone).map((code) => code.sentAt),
    fromAddress: sent.filter((code) => code.fromAddress).map((code) => code.sentAt),
    fromDevice: sent.filter((code) => code.fromDevice).map((code) => code.sentAt),
  }
}

export type NewCode = AskedBy & {
  readonly codeHash: string
  readonly tries: number
  readonly sentAt: Instant
  readonly expiresAt: Instant
}

export async function insertCode(tx: Tx, code: NewCode): Promise<void> {
  await run(
    tx,
    sql`insert into access.sms_codes (id, phone_index, address_key, device_key, code_hash, tries_left, sent_at, expires_at)
      values (${newId()}, ${code.phoneIndex}, ${code.addressKey}, ${code.deviceKey}, ${code.codeHash}, ${code.tries}, ${code.sentAt}, ${code.expiresAt})`,
  )
}

export type SentCode = {
  readonly id: Id
  readonly codeHash: string
  readonly triesLeft: number
  readonly usable: boolean
}

/** The newest code of a phone; an older one no longer holds once a newer one was sent. */
export async function lockNewestCode(tx: Tx, phoneIndex: string, at: Instant): Promise<SentCode | undefined> {
  const [newest] = await rows<SentCode>(
    tx,
    sql`select id, code_hash, tries_left, (used_at is null and expires_at > ${at}::timestamptz and tries_left > 0) as usable
      from access.sms_codes where phone_index = ${phoneIndex} order by sent_at desc, id desc limit 1 for no key update`,
  )
  return newest
}

export async function markCodeTried(tx: Tx, id: Id): Promise<void> {
  await run(tx, sql`update access.sms_codes set tries_left = tries_left - 1 where id = ${id}`)
}

export async function markCodeUsed(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update access.sms_codes set used_at = ${at} where id = ${id}`)
}

/** Sessions 30 days after their end, attempts and codes after a day, devices and proven phones after a year. Tells how many rows were forgotten. */
export async function deleteExpired(tx: Tx, at: Instant): Promise<number> {
  const sessions = await run(
    tx,
    sql`delete from access.sessions where least(expires_at, ended_at) < ${at}::timestamptz - interval '30 days'`,
  )
  const attempts = await run(tx, sql`delete from access.attempts where last_at < ${at}::timestamptz - interval '1 day'`)
  const codes = await run(tx, sql`delete from access.sms_codes where sent_at < ${at}::timestamptz - interval '1 day'`)
  const devices = await run(tx, sql`delete from access.devices where last_at < ${at}::timestamptz - interval '1 year'`)
  const phones = await run(
    tx,
    sql`delete from access.proven_phones where last_at < ${at}::timestamptz - interval '1 year'`,
  )
  const passwordCodes = await run(
    tx,
    sql`delete from access.password_codes where expires_at < ${at}::timestamptz - interval '1 day'`,
  )
  return sessions + attempts + codes + devices + phones + passwordCodes
}
