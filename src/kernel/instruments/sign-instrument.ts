import { Readable } from 'node:stream'
import { now } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { storeFile } from '../files/index.ts'
import { refusal } from './errors.ts'
import type { InstrumentId, Party, SigningMeans } from './model.ts'
import { lockOpenInstrument } from './read-instrument.ts'
import { isComplete, maySign } from './rules.ts'
import { insertSignature, markComplete, partiesOf, signaturesOf, textOf } from './store.ts'
import { paperText } from './text.ts'

export type SignInstrument = {
  readonly id: InstrumentId
  readonly side: string
  /** Digest of the text that the signer had before her. */
  readonly digest: string
  readonly means: SigningMeans
  /** What an officer of a party must hold at that very organisation. */
  readonly permission: string
}

const smallestPng = 67
const pngMark = 0x89504e47

/**
 * 签署: signs the version in hand for one side. Tells whether every side has signed by now, from when on it binds.
 * Refuses whoever is not of that side, a second signature, a text other than the one that was read, and anything no
 * longer open.
 */
export async function signInstrument(tx: Tx, actor: Actor, input: SignInstrument): Promise<{ complete: boolean }> {
  const document = await lockOpenInstrument(tx, input.id)
  const parties = await partiesOf(tx, document)
  const party = parties.find((one) => one.side === input.side)
  if (!party) throw refusal('instruments.not-found')
  if (!maySign(party, actor, input.permission)) throw refusal('instruments.not-the-signer', { party: party.name })
  const text = await textOf(tx, document)
  if (text.digest !== input.digest) throw refusal('instruments.text-changed')
  const earlier = await signaturesOf(tx, document)
  const mine = earlier.find((one) => one.version === document.version && one.side === party.side)
  if (mine) {
    const facts = { party: party.name, at: dayOf(mine.signedAt), signer: mine.signerName }
    throw refusal('instruments.already-signed', facts)
  }
  const at = now()
  const signature = {
    version: document.version,
    side: party.side,
    digest: text.digest,
    signerId: actor.personId!,
    signerName: actor.name,
    capacity: capacityOf(party, actor, input.permission),
    means: input.means.means,
    fileId: await keepPicture(tx, actor, input.means),
    signedAt: at,
  }
  await insertSignature(tx, document, signature)
  const complete = isComplete(parties, [...earlier, signature], document.version)
  if (complete) await markComplete(tx, document, at)
  await recordAudit(tx, actor, {
    action: complete ? 'instruments.completed' : 'instruments.signed',
    subjectKind: 'instruments.document',
    subjectId: document.id,
    orgId: document.ownerId,
    detail: { number: document.number, version: document.version, side: party.side, digest: text.digest },
  })
  return { complete }
}

function capacityOf(party: Party, actor: Actor, permission: string): string {
  if (party.holder === 'person') return paperText.herself
  return actor.grants.find((one) => one.orgId === party.partyId && one.permissions.has(permission))!.roleName
}

async function keepPicture(tx: Tx, actor: Actor, means: SigningMeans): Promise<string | null> {
  if (means.means === 'password') return null
  const picture = Buffer.from(means.picture)
  if (picture.length < smallestPng || picture.readUInt32BE(0) !== pngMark)
    throw refusal('instruments.signature-unreadable')
  const file = await storeFile(tx, actor, {
    name: 'signature.png',
    purpose: 'signature',
    stream: Readable.from([picture]),
  })
  return file.id
}
