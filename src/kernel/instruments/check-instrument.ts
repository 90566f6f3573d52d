import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { CheckedInstrument } from './contract.ts'
import { refusal } from './errors.ts'
import { rowsByCode } from './queries.ts'
import { forceOn, readCode } from './rules.ts'

/** 文件验证: what anyone who holds the paper may learn by its code; no person's name and no text. */
export async function checkInstrument(tx: Tx, typed: string): Promise<CheckedInstrument> {
  const found = await rowsByCode(tx, readCode(typed))
  const [first] = found
  if (!first) throw refusal('instruments.code-unknown')
  return {
    number: first.number,
    title: first.title,
    force: forceOn(first, today()),
    inForceFrom: first.inForceFrom,
    inForceUntil: first.inForceUntil,
    completedAt: first.completedAt,
    revokedAt: first.revokedAt,
    digest: first.digest,
    organisations: found.map(({ party, signedAt }) => ({ name: party, signedAt })),
  }
}
