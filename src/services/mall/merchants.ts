import { type Actor, grantsWith, requirePermission, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { foundOrg, orgsByIds } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf } from '../../platform/http/endpoint.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { benefitRefusal } from './benefits.errors.ts'
import type { BenefitSetting, Merchant, MerchantPlace } from './benefits.model.ts'
import { usualSetting } from './benefits.rules.ts'
import type * as contract from './merchants.contract.ts'
import {
  findBenefitSetting,
  findMerchant,
  insertMerchant,
  lockMerchant,
  markMerchant,
  merchantsBelow,
  placesOf,
  saveBenefitSetting,
  writePlaces,
} from './merchants.store.ts'

/** The merchant at whose desk somebody sits; refuses `mall.merchant-missing`. */
export async function merchantOf(tx: Tx, actor: Actor): Promise<Merchant> {
  for (const grant of grantsWith(actor, 'mall.redeem')) {
    const merchant = await findMerchant(tx, grant.orgId)
    if (merchant) return merchant
  }
  throw benefitRefusal('mall.merchant-missing')
}

/** A merchant of the actor's own unions, locked; a foreign one is answered like none. */
async function lockOwnMerchant(tx: Tx, actor: Actor, id: Id): Promise<Merchant> {
  const merchant = await lockMerchant(tx, id)
  if (!merchant || !isOperator(actor, merchant)) throw benefitRefusal('mall.merchant-missing')
  return merchant
}

export function isOperator(actor: Actor, { orgPath }: Pick<Merchant, 'orgPath'>): boolean {
  return grantsWith(actor, 'mall.benefit').some((grant) => orgPath.includes(grant.orgId))
}

/** The union that a request names, or the actor's own. */
export function operatedUnion(tx: Tx, actor: Actor, orgId: Id | undefined) {
  requirePermission(actor, 'mall.benefit')
  return requireReachableOrg(tx, actor, 'mall.benefit', orgId ?? grantsWith(actor, 'mall.benefit')[0]!.orgId)
}

/** What holds for the merchants of a union: its own setting, or the usual. */
export async function settingOf(tx: Tx, unionId: Id): Promise<BenefitSetting> {
  return (await findBenefitSetting(tx, unionId)) ?? usualSetting
}

export function readMerchants(actor: Actor, orgId: Id | undefined): AnswerOf<typeof contract.listMerchants> {
  return transaction(actor, async (tx) => {
    const org = await operatedUnion(tx, actor, orgId)
    const merchants = await merchantsBelow(tx, org.id)
    const ids = merchants.map((one) => one.orgId)
    const places = await placesOf(tx, ids)
    const unions = await orgsByIds(tx, [...new Set(merchants.map((one) => one.unionId))])
    const names = new Map(unions.map((union) => [union.id, union.name]))
    return {
      merchants: merchants.map(({ orgId: id, unionId, orgPath: _path, ...one }) => ({
        ...one,
        id,
        unionName: names.get(unionId) ?? '',
        places: places.get(id) ?? [],
      })),
    }
  })
}

/** 引入商户: founds the partner organisation below the union and admits it. Its people get accounts as any partner's do. */
export function admitMerchant(
  actor: Actor,
  input: { orgId: Id; name: string; contact: string; phone: string },
): Promise<{ id: Id }> {
  return transaction(actor, async (tx) => {
    const union = await operatedUnion(tx, actor, input.orgId)
    const id = newId()
    const { name, contact, phone } = input
    await foundOrg(tx, {
      id,
      kind: 'partner',
      code: `SH-${id.slice(-12)}`,
      creditCode: null,
      name,
      parentId: union.id,
      on: today(),
    })
    const merchant = { orgId: id, unionId: union.id, orgPath: [...union.path, id], name, contact, phone }
    await insertMerchant(tx, { ...merchant, suspendedAt: null, suspendedBecause: null }, actor.name, now())
    await recordAudit(tx, actor, {
      action: 'mall.merchant-admitted',
      subjectKind: 'mall.merchant',
      subjectId: id,
      orgId: id,
      detail: { name },
    })
    return { id }
  })
}

/** 暂停核销资格: with a reason its cards are refused at once; without one it serves again. */
export function suspendMerchant(actor: Actor, id: Id, because: string | null): Promise<void> {
  return transaction(actor, async (tx) => {
    await lockOwnMerchant(tx, actor, id)
    await markMerchant(tx, id, because === null ? null : now(), because)
    await recordAudit(tx, actor, {
      action: because === null ? 'mall.merchant-resumed' : 'mall.merchant-suspended',
      subjectKind: 'mall.merchant',
      subjectId: id,
      orgId: id,
      detail: { because },
    })
  })
}

/** 登记门店: where a merchant serves. */
export function placeMerchant(actor: Actor, id: Id, places: readonly Omit<MerchantPlace, 'id'>[]): Promise<void> {
  return transaction(actor, async (tx) => {
    await lockOwnMerchant(tx, actor, id)
    const paired = places.map((place) => (place.latitude === null ? { ...place, longitude: null } : place))
    await writePlaces(
      tx,
      id,
      paired.map((place) => ({ ...place, latitude: place.longitude === null ? null : place.latitude, id: newId() })),
    )
    await recordAudit(tx, actor, {
      action: 'mall.merchant-placed',
      subjectKind: 'mall.merchant',
      subjectId: id,
      orgId: id,
      detail: { places: places.length },
    })
  })
}

/** 设定商户规则: how long merchants of a union may hand in and take back; what was taken before keeps what held then. */
export function setBenefitSetting(
  actor: Actor,
  wish: { orgId: Id; offlineMinutes: number; undoMinutes: number },
): Promise<void> {
  return transaction(actor, async (tx) => {
    const union = await operatedUnion(tx, actor, wish.orgId)
    const { offlineMinutes, undoMinutes } = wish
    await saveBenefitSetting(tx, { unionId: union.id, offlineMinutes, undoMinutes, by: actor.name, at: now() })
    await recordAudit(tx, actor, {
      action: 'mall.benefit-setting-changed',
      subjectKind: 'orgs.org',
      subjectId: union.id,
      orgId: union.id,
      detail: { offlineMinutes, undoMinutes },
    })
  })
}
