import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { maskName } from '../people/index.ts'
import { readCheckCode } from './check-code.ts'
import { refusal } from './errors.ts'
import type { VerifiedCredential } from './model.ts'
import { credentialKinds, findByCode } from './queries.ts'
import { standingOn } from './rules.ts'

/** 证书验证: what a code proves, for anybody; the holder's name is masked. Refuses `credentials.code-unknown`. */
export async function verifyByCode(tx: Tx, typed: string): Promise<VerifiedCredential> {
  const found = await findByCode(tx, readCheckCode(typed))
  if (!found) throw refusal('credentials.code-unknown')
  const [kind] = await credentialKinds(tx, [found.kind])
  const { subject, number, issuerName, validFrom, validUntil } = found
  return {
    kindName: kind!.name,
    subject,
    number,
    maskedName: maskName(found.name),
    issuerName,
    validFrom,
    validUntil,
    standing: standingOn(found, today()),
  }
}
