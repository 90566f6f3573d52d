import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Actor } from '../access/index.ts'
import type { AddresseeCard, OpenedInstrumentCard } from './contract.ts'
import type { Addressee, ReplyStep } from './model.ts'
import type { OpenedInstrument } from './read-instrument.ts'
import { maySign, replyByOf, replyStateOn } from './rules.ts'

/** A document as its parties read it; `permission` is what an officer of a party needs to sign. */
export function instrumentCard(opened: OpenedInstrument, reader: Actor, permission: string): OpenedInstrumentCard {
  const { document, text, force } = opened
  const day = today()
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
    addressees: opened.addressees.map((one) => addresseeCardOf(one, opened.steps, day)),
  }
}

/** How a document stands at an addressee, with every step. */
export function addresseeCardOf(one: Addressee, all: readonly ReplyStep[], day: Day): AddresseeCard {
  const steps = all.filter((step) => step.addressee === one.number)
  return {
    number: one.number,
    kind: one.kind,
    name: one.name,
    replyBy: replyByOf(one, steps),
    state: replyStateOn(one, steps, day),
    steps: steps.map(({ step, onDay, text, fileId, recordedBy }) => ({ step, onDay, text, fileId, recordedBy })),
  }
}
