import { now, today } from '../../platform/clock.ts'
import { addDays, type Day, type Every, periodOf } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type Actor, requireReachableOrg } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { getOrg, type OrgId, orgsByIds } from '../orgs/index.ts'
import { dutiesOn, insertDuty, lockDuty, markDutyEnded, standingsOf } from './duties.store.ts'
import { refusal } from './errors.ts'
import { occasionKindOf } from './kinds.ts'
import { reaches } from './lock-occasion.ts'
import type { DutyStanding, OccasionDuty } from './model.ts'

export type SetDuty = {
  readonly id: Id
  readonly kind: string
  /** The organisation that sets it; the units lie below it. */
  readonly orgId: OrgId
  readonly title: string
  readonly layer: string
  readonly every: Every
  readonly unitIds: readonly OrgId[]
  readonly fromOn: Day
}

/** 每单位每季度一次: that each of some units below holds an occasion of a kind once in every period. */
export async function setDuty(tx: Tx, actor: Actor, wish: SetDuty): Promise<OccasionDuty> {
  const kind = occasionKindOf(wish.kind)
  const org = await requireReachableOrg(tx, actor, kind.permission, wish.orgId)
  const units = await orgsByIds(tx, [...new Set(wish.unitIds)])
  const below = units.filter((unit) => unit.path.includes(org.id))
  const strange = new Set(wish.unitIds).size - below.length
  if (strange > 0) throw refusal('occasions.unit-out-of-reach', { count: strange })
  const { id, title, layer, every, fromOn } = wish
  const duty = { ownerId: org.id, id, orgPath: org.path, kind: kind.key, title, layer, every, fromOn, untilOn: null }
  if (!(await insertDuty(tx, duty, below, { name: actor.name, at: now() }))) throw refusal('occasions.duty-known')
  await recordAudit(tx, actor, dutyDeed('occasions.duty-set', duty, { every, units: below.length }))
  return duty
}

/** 终止要求: it holds no longer from tomorrow on; what was missing before stays missing. */
export async function endDuty(tx: Tx, actor: Actor, id: Id): Promise<void> {
  const duty = await lockDuty(tx, id)
  if (!duty) throw refusal('occasions.duty-unknown')
  if (!reaches(actor, occasionKindOf(duty.kind).permission, duty.orgPath)) throw refusal('occasions.duty-unknown')
  if (duty.untilOn !== null) throw refusal('occasions.duty-ended')
  await markDutyEnded(tx, duty, addDays(today() < duty.fromOn ? duty.fromOn : today(), 1))
  await recordAudit(tx, actor, dutyDeed('occasions.duty-ended', duty, {}))
}

/** How each unit below an organisation stands in the period in which a day lies, one line a duty and unit. */
export async function dutyStanding(
  tx: Tx,
  wish: { readonly orgId: OrgId; readonly kind: string; readonly on: Day },
): Promise<DutyStanding[]> {
  const below = await getOrg(tx, wish.orgId)
  const found: DutyStanding[] = []
  for (const duty of await dutiesOn(tx, wish.kind, wish.on)) {
    found.push(...(await standingsOf(tx, duty, periodOf(duty.every, wish.on), below)))
  }
  return found
}

function dutyDeed(action: string, { id, ownerId, kind }: OccasionDuty, detail: Record<string, unknown>) {
  return { action, subjectKind: 'occasions.duty', subjectId: id, orgId: ownerId, detail: { kind, ...detail } }
}
