import type { Actor } from '../access/index.ts'
import type { OpenedInstrumentCard } from './contract.ts'
import type { OpenedInstrument } from './read-instrument.ts'
import { maySign } from './rules.ts'

/** A document as its parties read it; `permission` is what an officer of a party needs to sign. */
export function instrumentCard(opened: OpenedInstrument, reader: Actor, permission: string): OpenedInstrumentCard {
  const { document, text, force } = opened
  return {
    id: document.id,
    number: document.number,
    title: document.title,
    version: document.version,
    force,
    code: document.code,
    inForceFrom: document.inForceFrom,
    inForceUntil: document.inForceUntil,
    draftedBy: document.draftedBy,
    draftedAt: document.draftedAt,
    revokedBecause: document.revokedBecause,
    articles: text.text.split('\n').slice(1),
    digest: text.digest,
    sides: opened.parties.map((party) => {
      const signature = opened.signatures.find((one) => one.side === party.side)
      return {
        key: party.side,
        name: opened.template.sides.find((side) => side.key === party.side)!.name,
        party: party.name,
        signed: signature
          ? { by: signature.signerName, capacity: signature.capacity, means: signature.means, at: signature.signedAt }
          : null,
        yours: force === 'not-signed' && !signature && maySign(party, reader, permission),
      }
    }),
  }
}
