import type { Actor } from '../../kernel/access/index.ts'
import { advanceCase, caseById } from '../../kernel/cases/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { afterSaleCase } from './after-sale-case.ts'
import { afterSaleRefusal } from './after-sales.errors.ts'
import type { AfterSale } from './after-sales.model.ts'
import { lapsedBefore, mayAppeal } from './after-sales.rules.ts'
import { answeredBefore, closeAfterSale, lockedAfterSale, writeAppeal } from './after-sales.store.ts'
import { afterSaleWords } from './after-sales.text.ts'
import { noteAfterSale } from './note-after-sale.ts'
import { tellDesks } from './tell-desks.ts'

/** 认可: the buyer agrees to the answer. Refuses `mall.after-sale-missing` and what the case says. */
export function agreeToAnswer(actor: Actor, id: Id): Promise<void> {
  return transaction(actor, async (tx) => {
    const one = await lockOwn(tx, actor, id)
    await advanceCase(tx, actor, afterSaleCase, id, 'agree', {})
    await closeAfterSale(tx, one, 'agreed', now())
    await noteAfterSale(tx, actor, one, 'agreed')
  })
}

/** 撤回: the buyer takes back what she asked for. */
export function withdrawAfterSale(actor: Actor, id: Id): Promise<void> {
  return transaction(actor, async (tx) => {
    const one = await lockOwn(tx, actor, id)
    await advanceCase(tx, actor, afterSaleCase, id, 'withdraw', {})
    await closeAfterSale(tx, one, 'withdrawn', now())
    await noteAfterSale(tx, actor, one, 'withdrawn')
  })
}

/** 申诉: to the mall, against the answer or because none came by its day. Refuses `mall.after-sale-not-due`. */
export function appealAnswer(actor: Actor, id: Id, because: string): Promise<void> {
  return transaction(actor, async (tx) => {
    const one = await lockOwn(tx, actor, id)
    const { dueOn } = await caseById(tx, id)
    if (mayAppeal({ state: one.state, dueOn }, today()) === 'not-due')
      throw afterSaleRefusal('mall.after-sale-not-due', { due: dueOn ?? '' })
    await advanceCase(tx, actor, afterSaleCase, id, 'appeal', { note: because, deskOrgId: one.marketId })
    await writeAppeal(tx, one, because, now())
    await tellDesks(tx, [one.marketId], {
      title: afterSaleWords.appealedTitle,
      text: afterSaleWords.appealed,
      facts: { number: one.number, because },
      link: `/console/mall/after-sales/${id}`,
    })
    await noteAfterSale(tx, actor, one, 'appealed', { because })
  })
}

/** Another's is not there. */
async function lockOwn(tx: Tx, actor: Actor, id: Id): Promise<AfterSale> {
  const one = await lockedAfterSale(tx, id)
  if (one?.ownerId !== actor.personId) throw afterSaleRefusal('mall.after-sale-missing')
  return one!
}

const atOnce = 1000

/** Whoever said nothing to an answer in its days has agreed; tells how many. */
export async function lapseAnswered(actor: Actor): Promise<number> {
  const ids = await transaction(actor, (tx) => answeredBefore(tx, lapsedBefore(now()), atOnce))
  for (const id of ids) {
    await transaction(actor, async (tx) => {
      const one = (await lockedAfterSale(tx, id))!
      if (one.state !== 'answered') return
      await advanceCase(tx, actor, afterSaleCase, id, 'lapse', {})
      await closeAfterSale(tx, one, 'lapsed', now())
      await noteAfterSale(tx, actor, one, 'lapsed')
    })
  }
  return ids.length
}
