import { type Day, displayFullDay } from '../../platform/dates.ts'
import type { ReplyState } from './contract.ts'
import type { Addressee, Force, Instrument, InstrumentTemplate, Party, ReplyStep, Signature } from './model.ts'

/** The text of a document: title, then one article a line, every place filled in. */
export function composeText(
  template: InstrumentTemplate,
  fields: Readonly<Record<string, string>>,
  parties: readonly Pick<Party, 'side' | 'name'>[],
  addressees: readonly Pick<Addressee, 'name' | 'replyBy'>[] = [],
): string {
  const names = Object.fromEntries([
    ...parties.map((party) => [party.side, party.name]),
    ['addressees', addressees.map((one) => one.name).join('、')],
    ['replyBy', addressees[0]?.replyBy ? displayFullDay(addressees[0].replyBy) : ''],
  ])
  const filled = template.articles.map((article) =>
    article.replace(/\{([\w-]+)\}/g, (_, key: string) => oneLine(fields[key] ?? names[key] ?? '')),
  )
  return [template.title, ...filled].join('\n')
}

/** What somebody fills in cannot begin an article of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Names of the fields that are empty; a document with one cannot be drawn up. */
export function emptyFields(template: InstrumentTemplate, fields: Readonly<Record<string, string>>): string[] {
  return template.fields.filter((field) => oneLine(fields[field.key] ?? '') === '').map((field) => field.name)
}

/** Names of the sides that have no party, or more than one. */
export function sidesWithoutParty(template: InstrumentTemplate, parties: readonly Party[]): string[] {
  return template.sides
    .filter((side) => parties.filter((party) => party.side === side.key).length !== 1)
    .map((side) => side.name)
}

/** Places in the articles that neither a field nor a side fills. */
export function unknownPlaces(template: InstrumentTemplate): string[] {
  const known = new Set([...template.fields, ...template.sides].map((one) => one.key))
  if (template.addressed) for (const place of ['addressees', 'replyBy']) known.add(place)
  const places = template.articles.flatMap((article) =>
    [...article.matchAll(/\{([\w-]+)\}/g)].map((match) => match[1]!),
  )
  return [...new Set(places.filter((place) => !known.has(place)))]
}

type Signer = {
  readonly kind: string
  readonly personId: string | null
  readonly grants: readonly { readonly orgId: string; readonly permissions: ReadonlySet<string> }[]
}

/**
 * A person signs herself. For an organisation an officer appointed to that very organisation signs, with the permission:
 * whoever stands above sees it, but does not bind it.
 */
export function maySign(party: Party, signer: Signer, permission: string): boolean {
  if (party.holder === 'person') return signer.personId === party.partyId
  return signer.grants.some((grant) => grant.orgId === party.partyId && grant.permissions.has(permission))
}

/** Whether every side has signed a version. */
export function isComplete(
  parties: readonly Pick<Party, 'side'>[],
  signatures: readonly Pick<Signature, 'side' | 'version'>[],
  version: number,
): boolean {
  const signed = new Set(signatures.filter((one) => one.version === version).map((one) => one.side))
  return parties.every((party) => signed.has(party.side))
}

/** Whether a document binds on a day. */
export function forceOn(document: Pick<Instrument, 'state' | 'inForceFrom' | 'inForceUntil'>, day: Day): Force {
  if (document.state === 'revoked') return 'revoked'
  if (document.state === 'signing') return 'not-signed'
  if (day < document.inForceFrom) return 'not-yet'
  return document.inForceUntil !== null && day > document.inForceUntil ? 'expired' : 'in-force'
}

/** Thirty characters that nobody mistakes for one another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of twelve characters from random bytes, in groups of four, as it stands on the paper. */
export function codeFrom(bytes: Uint8Array): string {
  const letters = Array.from(bytes.subarray(0, 12), (byte) => alphabet[byte % alphabet.length]!).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

/** A code as somebody typed it, in the form in which it is kept. */
export function readCode(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

/** By when an addressee is to answer, as last agreed. */
export function replyByOf(
  addressee: Pick<Addressee, 'replyBy'>,
  steps: readonly Pick<ReplyStep, 'replyBy'>[],
): Day | null {
  return steps.findLast((one) => one.replyBy !== null)?.replyBy ?? addressee.replyBy
}

/** How a document stands at an addressee on a day, from its steps in order. */
export function replyStateOn(
  addressee: Pick<Addressee, 'replyBy'>,
  steps: readonly Pick<ReplyStep, 'step' | 'replyBy'>[],
  day: Day,
): ReplyState {
  const last = steps.at(-1)
  if (!last) return 'to-send'
  if (last.step === 'replied' || last.step === 'met') return last.step
  if (last.step === 'not-met' && last.replyBy === null) return 'not-met'
  const by = replyByOf(addressee, steps)
  return by !== null && by < day ? 'overdue' : 'awaiting'
}
