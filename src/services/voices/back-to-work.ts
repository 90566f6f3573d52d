import { type Case, roundsOf } from '../../kernel/cases/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Found } from './find-voice.ts'
import type { Voice } from './model.ts'
import { oneUp } from './rules.ts'

/** Whom a voice goes back to when it is not solved: whoever worked on it, from the second time on one level up. */
export async function deskForAnother(tx: Tx, { voice, row }: Found): Promise<Id> {
  return roundsOf(row) === 0 ? (voice.deskId ?? voice.orgId) : deskAbove(tx, voice, row)
}

/** The organisation one level above whoever worked on it; the root stays where it is. */
export async function deskAbove(
  tx: Tx,
  voice: Pick<Voice, 'deskId' | 'orgId'>,
  row: Pick<Case, 'orgPath'>,
): Promise<Id> {
  const [org] = await orgsByIds(tx, [voice.deskId ?? voice.orgId])
  return oneUp(row.orgPath, org!)
}
