import { config } from '../../platform/config.ts'
import type { Instant } from '../../platform/dates.ts'
import { get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { openSealed, sealText } from '../../platform/seal.ts'
import type { Notice, SendNotice, SmsMessage, UnknownMessage } from './model.ts'

/** Rows of one statement; measured, more only makes each statement hold its locks longer. */
const mostRows = 5_000

export async function insertNotices(tx: Tx, notices: readonly SendNotice[], at: Instant): Promise<void> {
  for (let first = 0; first < notices.length; first += mostRows) {
    const some = notices.slice(first, first + mostRows)
    await run(
      tx,
      sql`insert into notices.notices (owner_id, id, title, text, link, sent_at)
          select n.*, ${at}::timestamptz from unnest(
            ${some.map((notice) => notice.personId)}::uuid[], ${some.map(() => newId())}::uuid[],
            ${some.map((notice) => notice.title)}::text[], ${some.map((notice) => notice.text)}::text[],
            ${some.map((notice) => notice.link)}::text[]) n`,
    )
  }
}

export type QueuedMessage = { readonly ownerId: Id; readonly id: Id; readonly phone: string; readonly text: string }

export async function insertMessages(tx: Tx, messages: readonly QueuedMessage[], at: Instant): Promise<void> {
  for (let first = 0; first < messages.length; first += mostRows) {
    const some = messages.slice(first, first + mostRows)
    await run(
      tx,
      sql`insert into notices.messages (owner_id, id, sealed, queued_at, due_at)
          select m.*, ${at}::timestamptz, ${at}::timestamptz from unnest(
            ${some.map((message) => message.ownerId)}::uuid[], ${some.map((message) => message.id)}::uuid[],
            ${some.map(sealMessage)}::bytea[]) m`,
    )
  }
}

/** The newest first; ids grow with time. */
export function noticesOf(tx: Tx, ownerId: Id, before: Id | null, most: number): Promise<Notice[]> {
  return rows(
    tx,
    sql`select id, title, text, link, sent_at, read_at from notices.notices
        where owner_id = ${ownerId} and id < coalesce(${before}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        order by owner_id desc, id desc limit ${most}`,
  )
}

export async function unreadOf(tx: Tx, ownerId: Id): Promise<number> {
  const row = await get<{ unread: number }>(
    tx,
    sql`select count(*) as unread from notices.notices where owner_id = ${ownerId} and read_at is null`,
  )
  return row.unread
}

/** False when the reader has no such notice. The first reading stays. */
export async function markRead(tx: Tx, ownerId: Id, id: Id, at: Instant): Promise<boolean> {
  const read = await run(
    tx,
    sql`update notices.notices set read_at = coalesce(read_at, ${at}) where owner_id = ${ownerId} and id = ${id}`,
  )
  return read === 1
}

/** Takes due messages for one sender; other senders pass over them. */
export async function claimMessages(tx: Tx, sender: string, at: Instant, most: number): Promise<SmsMessage[]> {
  const claimed = await rows<{ id: Id; sealed: Uint8Array }>(
    tx,
    sql`update notices.messages set state = 'claimed', sender = ${sender}, claimed_at = ${at}, attempts = attempts + 1
        where id in (select id from notices.messages where state = 'waiting' and due_at <= ${at}
                     order by due_at, id limit ${most} for update skip locked)
        returning id, sealed`,
  )
  return claimed.map(({ id, sealed }) => ({ id, ...openMessage(sealed) }))
}

/** Books the fate of a claimed message and forgets the phone. */
export async function endMessage(
  tx: Tx,
  id: Id,
  state: 'sent' | 'rejected' | 'unknown',
  at: Instant,
  remark: string,
): Promise<void> {
  await run(
    tx,
    sql`update notices.messages set state = ${state}, ended_at = ${at}, remark = ${remark}, sealed = null
        where id = ${id} and state = 'claimed'`,
  )
}

/** Puts back a message the gateway certainly does not have; each failure waits longer, up to an hour. */
export async function postponeMessage(tx: Tx, id: Id, at: Instant, remark: string): Promise<void> {
  await run(
    tx,
    sql`update notices.messages set state = 'waiting', remark = ${remark},
          due_at = ${at}::timestamptz + least(interval '5 seconds' * power(2, attempts), interval '1 hour')
        where id = ${id} and state = 'claimed'`,
  )
}

/** Gives up messages whose sender died while it had them: perhaps sent, so never sent again. */
export async function giveUpMessages(tx: Tx, claimedBefore: Instant, at: Instant, remark: string): Promise<number> {
  return run(
    tx,
    sql`update notices.messages set state = 'unknown', ended_at = ${at}, remark = ${remark}, sealed = null
        where state = 'claimed' and claimed_at < ${claimedBefore}`,
  )
}

export function unknownSince(tx: Tx, since: Instant): Promise<UnknownMessage[]> {
  return rows(
    tx,
    sql`select id, owner_id, claimed_at, sender, remark from notices.messages
        where state = 'unknown' and ended_at >= ${since} order by ended_at`,
  )
}

export async function insertSimulated(tx: Tx, message: SmsMessage, at: Instant): Promise<void> {
  await run(
    tx,
    sql`insert into notices.simulated_messages (id, phone, text, delivered_at)
        values (${message.id}, ${message.phone}, ${message.text}, ${at})`,
  )
}

export function simulatedFor(
  tx: Tx,
  phone: string,
  most: number,
): Promise<{ id: Id; text: string; deliveredAt: Instant }[]> {
  return rows(
    tx,
    sql`select id, text, delivered_at from notices.simulated_messages
        where phone = ${phone} order by delivered_at desc, id desc limit ${most}`,
  )
}

/** Deletes what has ended or was simulated before an instant. */
export async function deleteEnded(tx: Tx, before: Instant): Promise<number> {
  const ended = await run(tx, sql`delete from notices.messages where ended_at < ${before}`)
  const simulated = await run(tx, sql`delete from notices.simulated_messages where delivered_at < ${before}`)
  return ended + simulated
}

function sealMessage({ phone, text }: { phone: string; text: string }): Buffer {
  return sealText(config().sealKeys, JSON.stringify({ phone, text }))
}

function openMessage(sealed: Uint8Array): { phone: string; text: string } {
  return JSON.parse(openSealed(config().sealKeys, sealed)) as { phone: string; text: string }
}
