import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type {
  Addressee,
  Force,
  FrozenText,
  Instrument,
  InstrumentId,
  InstrumentTemplate,
  Party,
  ReplyStep,
  Signature,
} from './model.ts'
import { addresseesOf, replyStepsOf } from './replies.store.ts'
import { forceOn } from './rules.ts'
import { findDocument, findTemplate, lockDocument, partiesOf, signaturesOf, textOf } from './store.ts'
import { forceText } from './text.ts'

/** A document that the caller may see; refuses `instruments.not-found`. */
export async function getInstrument(tx: Tx, id: InstrumentId): Promise<Instrument> {
  const document = await findDocument(tx, id)
  if (!document) throw refusal('instruments.not-found')
  return document
}

export async function lockInstrument(tx: Tx, id: InstrumentId): Promise<Instrument> {
  const document = await lockDocument(tx, id)
  if (!document) throw refusal('instruments.not-found')
  return document
}

/** One that is still to be signed; refuses `instruments.not-open`. */
export async function lockOpenInstrument(tx: Tx, id: InstrumentId): Promise<Instrument> {
  const document = await lockInstrument(tx, id)
  if (document.state !== 'signing') {
    const state = forceText[forceOn(document, today())]
    throw refusal('instruments.not-open', { number: document.number, state })
  }
  return document
}

/** A document whole: its text, who is to sign, who has, and whether it binds today. */
export type OpenedInstrument = {
  readonly document: Instrument
  readonly template: InstrumentTemplate
  readonly text: FrozenText
  readonly parties: readonly Party[]
  /** Under the version in hand. */
  readonly signatures: readonly Signature[]
  readonly force: Force
  readonly addressees: readonly Addressee[]
  readonly steps: readonly ReplyStep[]
}

export async function openInstrument(tx: Tx, id: InstrumentId): Promise<OpenedInstrument> {
  const document = await getInstrument(tx, id)
  const template = (await findTemplate(tx, document.kind, document.templateVersion))!
  const parties = await partiesOf(tx, document)
  const order = template.sides.map((side) => side.key)
  const inOrder = (one: { side: string }, other: { side: string }) =>
    order.indexOf(one.side) - order.indexOf(other.side)
  return {
    document,
    template,
    text: await textOf(tx, document),
    parties: parties.toSorted(inOrder),
    signatures: (await signaturesOf(tx, document)).filter((one) => one.version === document.version).toSorted(inOrder),
    force: forceOn(document, today()),
    addressees: await addresseesOf(tx, document),
    steps: await replyStepsOf(tx, document),
  }
}
