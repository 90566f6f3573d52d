import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { maskIdNumber, readIdNumber } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import type { Day } from '../../platform/dates.ts'
import { reading, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { openSealed, sealText } from '../../platform/seal.ts'
import { refusal } from './errors.ts'
import type { Relation, RelativeCard } from './family.contract.ts'
import { ageOn, isMinor, mostRelatives } from './family.rules.ts'
import { insertRelative, lockRelatives, relativesOf, writeRemoval } from './family.store.ts'
import type { Relative } from './members.model.ts'

type NewRelative = {
  readonly relation: Relation
  readonly name: string
  readonly bornOn: Day
  /** Empty when not given. */
  readonly idNumber: string
}

/** 登记家属: the member's own word; an id number is given or left out, and when given must be right and fit the birth. */
export async function addRelative(actor: Actor, input: NewRelative): Promise<RelativeCard> {
  const ownerId = actor.personId!
  if (input.bornOn > today()) throw refusal('membership.born-in-future')
  const idNumber = idNumberOf(input)
  return transaction(actor, async (tx) => {
    await lockRelatives(tx, ownerId)
    if ((await relativesOf(tx, ownerId)).length >= mostRelatives) {
      throw refusal('membership.too-many-relatives', { most: mostRelatives })
    }
    const relative: Relative = {
      ownerId,
      id: newId(),
      relation: input.relation,
      sealed: sealText(config().sealKeys, JSON.stringify({ name: input.name, idNumber })),
      bornOn: input.bornOn,
      addedAt: now(),
    }
    await insertRelative(tx, relative)
    await recordAudit(tx, actor, {
      action: 'membership.relative-added',
      subjectKind: 'membership.relative',
      subjectId: relative.id,
      detail: { relation: input.relation },
    })
    return cardOf(relative)
  })
}

export async function removeRelative(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    if (!(await writeRemoval(tx, actor.personId!, id, now()))) throw refusal('membership.relative-missing')
    await recordAudit(tx, actor, {
      action: 'membership.relative-removed',
      subjectKind: 'membership.relative',
      subjectId: id,
    })
  })
}

export function listRelatives(actor: Actor): Promise<RelativeCard[]> {
  return reading(actor, async (tx) => (await relativesOf(tx, actor.personId!)).map(cardOf))
}

export function cardOf({ id, relation, sealed, bornOn }: Relative): RelativeCard {
  const { name, idNumber } = JSON.parse(openSealed(config().sealKeys, sealed)) as { name: string; idNumber: string }
  return {
    id,
    relation,
    name,
    maskedIdNumber: idNumber === '' ? null : maskIdNumber(idNumber),
    bornOn,
    age: ageOn(bornOn, today()),
    minor: isMinor(bornOn, today()),
  }
}

function idNumberOf({ idNumber, bornOn }: NewRelative): string {
  if (idNumber === '') return ''
  const reading = readIdNumber(idNumber)
  if (reading.fault !== null) throw refusal('membership.id-number-wrong')
  if (reading.idNumber.slice(6, 14) !== bornOn.replaceAll('-', '')) throw refusal('membership.birth-differs')
  return reading.idNumber
}
