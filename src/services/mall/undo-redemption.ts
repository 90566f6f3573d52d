import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { reverseTransfer } from '../../kernel/ledger/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { now } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { benefitRefusal } from './benefits.errors.ts'
import type { Merchant, Redemption } from './benefits.model.ts'
import { mayUndo } from './benefits.rules.ts'
import { findBenefit } from './benefits.store.ts'
import { redemptionText } from './benefits.text.ts'
import { merchantOf, settingOf } from './merchants.ts'
import { momentText } from './orders.rules.ts'
import { factOf } from './redeem-benefit.ts'
import { earlierUses, giveBackUse, lockRedemption, lockUsesOf, markUndone } from './redemptions.store.ts'

/**
 * 撤销核销: the merchant takes a use back within minutes, with a reason that the member reads. Quota, limits, figures and
 * subsidy are as before; the code stays used. Refuses `mall.undone-already`, `mall.undo-too-late`, `mall.season-in-use`.
 */
export async function undoRedemption(
  actor: Actor,
  wish: { id: Id; because: string },
  idempotencyKey: string,
): Promise<void> {
  const merchant = await transaction(actor, (tx) => merchantOf(tx, actor))
  await transaction(system, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { undo: wish } }, async () => {
      const use = await lockRedemption(tx, wish.id, merchant.orgId)
      if (!use) throw benefitRefusal('mall.redemption-missing')
      await lockUsesOf(tx, use.ownerId, use.benefitId)
      await requireUndoable(tx, use)
      const at = now()
      await markUndone(tx, use, { at, on: dayOf(at), by: actor.name, because: wish.because })
      await giveBackUse(tx, use)
      await bookBack(tx, use)
      await recordFacts(tx, [factOf(use, -1)])
      await tell(tx, merchant, use, wish.because)
      await recordAudit(tx, actor, {
        action: 'mall.redemption-undone',
        subjectKind: 'person',
        subjectId: use.ownerId,
        orgId: merchant.orgId,
        detail: { redemption: use.id, because: wish.because },
      })
      return null
    }),
  )
}

async function requireUndoable(tx: Tx, use: Redemption): Promise<void> {
  if (use.undoneAt !== null) throw benefitRefusal('mall.undone-already')
  const setting = await settingOf(tx, use.unionId)
  if (!mayUndo(use.recordedAt, now(), setting)) {
    throw benefitRefusal('mall.undo-too-late', { minutes: setting.undoMinutes })
  }
  if (use.seasonPart !== 'opens') return
  const { seasonVisits } = await earlierUses(tx, use.ownerId, use.benefitId, use.usedOn)
  if (seasonVisits > 1) throw benefitRefusal('mall.season-in-use')
}

async function bookBack(tx: Tx, use: Redemption): Promise<void> {
  if (use.subsidyFen === 0) return
  const name = (await findBenefit(tx, use.benefitId))!.name
  await reverseTransfer(tx, {
    id: newId(),
    transferId: use.id,
    occurredOn: dayOf(now()),
    memo: fillSentence(redemptionText.reversed, { name }),
  })
}

async function tell(tx: Tx, merchant: Merchant, use: Redemption, because: string): Promise<void> {
  const name = (await findBenefit(tx, use.benefitId))!.name
  const { undoneTitle: title, undone, link } = redemptionText
  const text = fillSentence(undone, { merchant: merchant.name, at: momentText(use.shownAt), name, because })
  await sendNotices(tx, [{ personId: use.ownerId, title, text, link }])
}
