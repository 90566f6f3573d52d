import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Consent, ConsentText } from './model.ts'

const columns = sql`owner_id, id, purpose, version, given_at, withdrawn_at`

export function publishedTexts(tx: Tx): Promise<ConsentText[]> {
  return rows(tx, sql`select purpose, version, title, body from privacy.consent_texts order by purpose, version`)
}

export async function insertText(tx: Tx, text: ConsentText, at: Instant): Promise<void> {
  await run(
    tx,
    sql`insert into privacy.consent_texts (purpose, version, title, body, published_at)
      values (${text.purpose}, ${text.version}, ${text.title}, ${text.body}, ${at}) on conflict do nothing`,
  )
}

/** What holds now. */
export function findConsent(tx: Tx, ownerId: Id, purpose: string): Promise<Consent | undefined> {
  return find(
    tx,
    sql`select ${columns} from privacy.consents where owner_id = ${ownerId} and purpose = ${purpose} and withdrawn_at is null`,
  )
}

/** Everything she ever said, newest first. */
export function consentsOf(tx: Tx, ownerId: Id): Promise<Consent[]> {
  return rows(tx, sql`select ${columns} from privacy.consents where owner_id = ${ownerId} order by id desc`)
}

/** False when one holds already. */
export async function insertConsent(tx: Tx, one: Omit<Consent, 'withdrawnAt'>): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into privacy.consents (owner_id, id, purpose, version, given_at)
      values (${one.ownerId}, ${one.id}, ${one.purpose}, ${one.version}, ${one.givenAt}) on conflict do nothing`,
  )
  return inserted === 1
}

export function endConsent(tx: Tx, ownerId: Id, purpose: string, at: Instant): Promise<number> {
  return run(
    tx,
    sql`update privacy.consents set withdrawn_at = ${at}
      where owner_id = ${ownerId} and purpose = ${purpose} and withdrawn_at is null`,
  )
}
