import { createHash, randomBytes } from 'node:crypto'
import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { refusal } from './errors.ts'
import type { Addressee, FrozenText, Instrument, InstrumentId, InstrumentTemplate, Party } from './model.ts'
import { insertAddressees } from './replies.store.ts'
import { codeFrom, composeText, emptyFields, sidesWithoutParty, unknownPlaces } from './rules.ts'
import { drawNumber, insertDocument, insertText, keepTemplate } from './store.ts'

export type DraftInstrument = {
  readonly id: InstrumentId
  readonly template: InstrumentTemplate
  /** The organisation that draws it up, with its path. */
  readonly owner: { readonly id: Id; readonly path: readonly Id[] }
  readonly parties: readonly Party[]
  /** To whom it goes besides, where its wording is addressed. */
  readonly addressees?: readonly Omit<Addressee, 'number'>[]
  readonly fields: Readonly<Record<string, string>>
  readonly inForceFrom: Day
  readonly inForceUntil: Day | null
  readonly renews?: InstrumentId
}

/**
 * 起草文件: freezes the text of a document and lays it before its parties. The caller has asked for its permission.
 * Refuses empty fields, missing or doubled sides, and a wording that was published otherwise under the same version.
 */
export async function draftInstrument(tx: Tx, actor: Actor, draft: DraftInstrument): Promise<Instrument> {
  const { template, parties } = draft
  const at = now()
  const places = unknownPlaces(template)
  if (places.length > 0) throw refusal('instruments.template-faulty', { places })
  const kept = await keepTemplate(tx, template, at)
  if (!isSameTemplate(kept, template))
    throw refusal('instruments.template-differs', { kind: template.title, version: template.version })
  const sides = sidesWithoutParty(template, parties)
  if (sides.length > 0) throw refusal('instruments.sides-empty', { sides })
  const addressees = (draft.addressees ?? []).map((one, at): Addressee => ({ ...one, number: at + 1 }))
  if (template.addressed && addressees.length === 0)
    throw refusal('instruments.addressees-empty', { title: template.title })
  const text = freezeText(template, draft.fields, parties, addressees, 1)
  requirePeriod(draft.inForceFrom, draft.inForceUntil)
  const document: Instrument = {
    ownerId: draft.owner.id,
    id: draft.id,
    orgPath: draft.owner.path,
    kind: template.kind,
    templateVersion: template.version,
    number: await drawNumber(tx, template.series, Number(today().slice(0, 4))),
    title: template.title,
    version: 1,
    state: 'signing',
    code: codeFrom(randomBytes(12)),
    inForceFrom: draft.inForceFrom,
    inForceUntil: draft.inForceUntil,
    renews: draft.renews ?? null,
    draftedBy: actor.name,
    draftedAt: at,
    completedAt: null,
    revokedAt: null,
    revokedBy: null,
    revokedBecause: null,
  }
  await insertDocument(tx, document, parties)
  await insertAddressees(tx, document, addressees)
  await insertText(tx, document, text, { name: actor.name, at })
  await recordAudit(tx, actor, {
    action: 'instruments.drafted',
    subjectKind: 'instruments.document',
    subjectId: document.id,
    orgId: document.ownerId,
    detail: { number: document.number, digest: text.digest },
  })
  return document
}

/** The text of a version with its digest; refuses empty fields. */
export function freezeText(
  template: InstrumentTemplate,
  fields: Readonly<Record<string, string>>,
  parties: readonly Pick<Party, 'side' | 'name'>[],
  addressees: readonly Pick<Addressee, 'name' | 'replyBy'>[],
  version: number,
): FrozenText {
  const empty = emptyFields(template, fields)
  if (empty.length > 0) throw refusal('instruments.fields-empty', { fields: empty })
  const text = composeText(template, fields, parties, addressees)
  return { version, fields, text, digest: createHash('sha256').update(text).digest('hex') }
}

export function requirePeriod(from: Day, until: Day | null): void {
  if (until !== null && until < from) throw refusal('instruments.period-reversed', { from, until })
}

/** The order of keys is the database's own, so that the parts are compared. */
function isSameTemplate(one: InstrumentTemplate, other: InstrumentTemplate): boolean {
  const partsOf = ({ title, series, sides, fields, articles }: InstrumentTemplate) =>
    JSON.stringify([
      title,
      series,
      sides.map(({ key, name }) => [key, name]),
      fields.map(({ key, name }) => [key, name]),
      articles,
    ])
  return partsOf(one) === partsOf(other)
}
