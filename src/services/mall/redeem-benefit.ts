import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { type CardHolder, heldOn, readCardCode, spendCardCode } from '../../kernel/credentials/index.ts'
import { type Fact, recordFacts } from '../../kernel/indicators/index.ts'
import { postTransfer } from '../../kernel/ledger/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { now } from '../../platform/clock.ts'
import { dayOf, displayMonthDay, type Instant } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { displayYuan, type Fen } from '../../platform/money.ts'
import { fillSentence, Refusal } from '../../platform/refusal.ts'
import { benefitBook } from './benefit-books.ts'
import { benefitRefusal } from './benefits.errors.ts'
import type { Benefit, Merchant, Redemption } from './benefits.model.ts'
import { decideUse, type UseRefusal } from './benefits.rules.ts'
import { findBenefit } from './benefits.store.ts'
import { notOpenText, redemptionText } from './benefits.text.ts'
import { merchantOf, settingOf } from './merchants.ts'
import { presentUse } from './present-uses.ts'
import type { TakenUse } from './redemptions.contract.ts'
import { earlierUses, insertRedemption, lockUsesOf, takeFromBenefit, takeFromDay } from './redemptions.store.ts'

/** Kind of the facts that count uses: 人次 of the member's own union on the day, with what the union pays. */
export const usedFact = 'mall.benefit-used'

/**
 * 核销: takes the card that shows these twelve digits for one of the merchant's benefits. The code is used up, every quota
 * and limit is kept, the subsidy is booked and the member is told, all in one transaction or nothing.
 */
export async function redeemBenefit(
  actor: Actor,
  wish: { benefitId: Id; code: string; billFen: Fen | null },
  idempotencyKey: string,
): Promise<TakenUse> {
  const merchant = await transaction(actor, async (tx) => {
    const found = await merchantOf(tx, actor)
    await getServed(tx, found, wish.benefitId)
    return found
  })
  const read = await readCardCode(actor, wish.code).catch(refusalOf)
  return transaction(system, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { redeem: wish } }, async () => {
      if (read instanceof Refusal) throw read
      const { benefitId, billFen } = wish
      const use = await takeUse(tx, actor, merchant, { benefitId, billFen, shownAt: now(), entryId: null }, read)
      const [shown] = await presentUse(tx, [use], await settingOf(tx, merchant.unionId))
      return shown!
    }),
  )
}

/** A repeated request is answered from its first answer, although its code has passed meanwhile; so a refusal waits. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}

/** A benefit of the merchant; another's is answered like none. */
export async function getServed(tx: Tx, merchant: Merchant, benefitId: Id): Promise<Benefit> {
  const benefit = await findBenefit(tx, benefitId)
  if (benefit?.merchantId !== merchant.orgId) throw benefitRefusal('mall.benefit-missing')
  return benefit
}

type Shown = {
  readonly benefitId: Id
  readonly billFen: Fen | null
  readonly shownAt: Instant
  readonly entryId: Id | null
}

/** One use of one card, in a transaction of the system; what a desk without a line wrote down comes the same way. */
export async function takeUse(
  tx: Tx,
  actor: Actor,
  merchant: Merchant,
  shown: Shown,
  holder: CardHolder,
): Promise<Redemption> {
  if (merchant.suspendedAt !== null && merchant.suspendedAt <= shown.shownAt) {
    throw benefitRefusal('mall.merchant-suspended', { because: merchant.suspendedBecause! })
  }
  const benefit = await getServed(tx, merchant, shown.benefitId)
  const use = await decide(tx, benefit, shown, holder)
  const at = now()
  const redemption: Redemption = {
    ...use.charge,
    ownerId: holder.personId,
    id: newId(),
    benefitId: benefit.id,
    merchantId: merchant.orgId,
    unionId: merchant.unionId,
    orgPath: holder.homePath,
    cardStep: holder.step,
    usedOn: dayOf(shown.shownAt),
    shownAt: shown.shownAt,
    bookedOn: dayOf(at),
    recordedAt: at,
    seasonPart: use.seasonPart,
    entryId: shown.entryId,
    redeemedBy: actor.personId!,
    redeemedByName: actor.name,
    undoneAt: null,
    undoneByName: null,
    undoneBecause: null,
  }
  await spendCardCode(tx, actor, holder, 'mall.benefit')
  await insertRedemption(tx, redemption)
  await takeQuota(tx, benefit, redemption)
  await book(tx, merchant, benefit, redemption)
  await recordFacts(tx, [factOf(redemption, 1)])
  await tell(tx, merchant, benefit, redemption)
  await recordAudit(tx, actor, {
    action: 'mall.benefit-redeemed',
    subjectKind: 'person',
    subjectId: holder.personId,
    orgId: merchant.orgId,
    detail: { redemption: redemption.id, benefit: benefit.id, offline: shown.entryId !== null },
  })
  return redemption
}

async function decide(tx: Tx, benefit: Benefit, shown: Shown, holder: CardHolder) {
  const usedOn = dayOf(shown.shownAt)
  await lockUsesOf(tx, holder.personId, benefit.id)
  const held = benefit.tags.length > 0 ? await heldOn(tx, [holder.personId], usedOn) : []
  const use = decideUse(benefit, {
    usedOn,
    shownAt: shown.shownAt,
    billFen: shown.billFen,
    homePath: holder.homePath,
    holds: new Set(held.map((one) => one.kind)),
    earlier: await earlierUses(tx, holder.personId, benefit.id, usedOn),
  })
  if ('refused' in use) throw refusalFor(benefit, use)
  return use
}

function refusalFor({ name }: Benefit, use: UseRefusal): Refusal {
  if ('state' in use) return benefitRefusal(use.refused, { name, state: notOpenText[use.state] })
  return benefitRefusal(use.refused, 'most' in use ? { name, most: use.most } : { name })
}

/** The rows everybody waits for come last: the benefit, then its day. */
async function takeQuota(tx: Tx, benefit: Benefit, use: Redemption): Promise<void> {
  const { name } = benefit
  if (!(await takeFromBenefit(tx, benefit.id, use.subsidyFen))) {
    const { totalQuota, taken } = (await findBenefit(tx, benefit.id))!
    if (totalQuota !== null && taken >= totalQuota) {
      throw benefitRefusal('mall.total-quota-gone', { name, quota: totalQuota })
    }
    throw benefitRefusal('mall.budget-gone', { name })
  }
  if (!(await takeFromDay(tx, benefit.id, use.usedOn, use))) {
    const { dayQuota } = (await findBenefit(tx, benefit.id))!
    throw benefitRefusal('mall.day-quota-gone', { name, day: displayMonthDay(use.usedOn), quota: dayQuota ?? 0 })
  }
}

async function book(tx: Tx, merchant: Merchant, benefit: Benefit, use: Redemption): Promise<void> {
  if (use.subsidyFen === 0) return
  await postTransfer(tx, {
    id: use.id,
    kind: 'mall.benefit-used',
    subjectId: use.id,
    occurredOn: use.bookedOn,
    memo: fillSentence(redemptionText.booked, { name: benefit.name }),
    lines: [
      { accountId: await benefitBook(tx, 'benefit-promised', merchant), amountFen: -use.subsidyFen },
      { accountId: await benefitBook(tx, 'benefit-due', merchant), amountFen: use.subsidyFen },
    ],
  })
}

/** One use among the figures; −1 takes it out again. */
export function factOf(use: Redemption, quantity: 1 | -1): Fact {
  return {
    kind: usedFact,
    orgId: use.orgPath.at(-1)!,
    orgPath: use.orgPath,
    personId: use.ownerId,
    day: use.usedOn,
    quantity,
    amountFen: quantity * use.subsidyFen,
    subjectId: use.id,
  }
}

async function tell(tx: Tx, merchant: Merchant, benefit: Benefit, use: Redemption): Promise<void> {
  const { takenTitle: title, taken, link } = redemptionText
  const text = fillSentence(taken, {
    merchant: merchant.name,
    name: benefit.name,
    paid: displayYuan(use.paidFen),
  })
  await sendNotices(tx, [{ personId: use.ownerId, title, text, link }])
}
