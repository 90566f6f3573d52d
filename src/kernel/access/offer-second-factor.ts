import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { sealText } from '../../platform/seal.ts'
import type { Actor } from './model.ts'
import { type Proof, proveAgain } from './prove-again.ts'
import { offerLastsMs, otpauthAddress } from './second-factor.rules.ts'
import { writeOffer } from './second-factor.store.ts'
import { factorText } from './text.ts'
import type { Ties } from './ties.ts'
import { newTotpSecret } from './totp.ts'

/** `secret` is typed into an authenticator that cannot read the square code of `address`. */
export type Offer = { readonly secret: string; readonly address: string; readonly validMinutes: number }

/** 绑定身份验证器, first half: a new secret is shown. The factor in use stays until a code confirms the new one. */
export async function offerSecondFactor(ties: Ties, actor: Actor, proof: Proof): Promise<Offer> {
  const account = await proveAgain(ties, actor, proof)
  const secret = newTotpSecret()
  await transaction(actor, (tx) => writeOffer(tx, actor.personId!, sealText(config().sealKeys, secret), now()))
  return {
    secret,
    address: otpauthAddress(factorText.issuer, account, secret),
    validMinutes: offerLastsMs / 60_000,
  }
}
