import { randomInt } from 'node:crypto'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { blindIndex, openSealed } from '../../platform/seal.ts'
import type { PersonId } from '../people/index.ts'
import { readProof, recoverySigns, recoveryTerms, shownRecoveryCode, stepsTaken } from './second-factor.rules.ts'
import { lockFactor, replaceRecoveryCodes, spendRecoveryCode, writeStep } from './second-factor.store.ts'
import { findStep, totpCode } from './totp.ts'

/**
 * Tries what was typed as a code of her authenticator or as a recovery code, and uses it up, so that the same one is
 * refused ever after. Null when it is neither.
 */
export async function proveFactor(tx: Tx, personId: PersonId, typed: string): Promise<'totp' | 'recovery' | null> {
  const proof = readProof(typed)
  const factor = await lockFactor(tx, personId)
  if (!proof || !factor?.secretSealed) return null
  if (proof.kind === 'recovery') {
    const used = await spendRecoveryCode(tx, personId, hashRecoveryCode(personId, proof.code), now())
    return used ? 'recovery' : null
  }
  const step = findStep(openSealed(config().sealKeys, factor.secretSealed), proof.code, now(), factor.lastStep)
  if (step === null) return null
  await writeStep(tx, personId, step)
  return 'totp'
}

/** The code her authenticator would show, for the page of a demonstration, whose people have no phones. */
export async function demoCodeOf(tx: Tx, personId: PersonId): Promise<string | null> {
  const factor = await lockFactor(tx, personId)
  const [step] = factor?.secretSealed ? stepsTaken(now(), factor.lastStep).slice(-2) : []
  return step === undefined ? null : totpCode(openSealed(config().sealKeys, factor!.secretSealed!), step)
}

/** Ten new recovery codes in place of all before; they are shown once and kept as hashes. */
export async function makeRecoveryCodes(tx: Tx, personId: PersonId): Promise<string[]> {
  const plain = Array.from({ length: recoveryTerms.codes }, () =>
    Array.from({ length: recoveryTerms.signs }, () => recoverySigns[randomInt(recoverySigns.length)]).join(''),
  )
  const hashes = plain.map((code) => hashRecoveryCode(personId, code))
  await replaceRecoveryCodes(tx, personId, hashes, now())
  return plain.map(shownRecoveryCode)
}

function hashRecoveryCode(personId: PersonId, plain: string): string {
  return blindIndex(config().sealKeys, `recovery-code:${personId}:${plain}`)
}
